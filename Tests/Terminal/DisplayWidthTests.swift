import Testing

@testable import Terminal

@Suite struct DisplayWidthTests {
    @Test(
        "Text is as wide as terminals draw it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11ab}", 2),
            ("ｆｕｌｌ", 8), ("ﾊﾝ", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("✓✗…•", 4),
            ("a\u{200d}b", 2),
        ])
    func widths(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    @Test("What is cut ends or starts with an ellipsis and never exceeds the width")
    func cutting() {
        #expect(truncateEnd("abcdef", to: 6, ellipsis: "…") == "abcdef")
        #expect(truncateEnd("abcdef", to: 4, ellipsis: "…") == "abc…")
        #expect(truncateEnd("漢字漢字", to: 4, ellipsis: "…") == "漢…")
        #expect(truncateEnd("abcdef", to: 4, ellipsis: "...") == "a...")
        #expect(truncateEnd("abcdef", to: 2, ellipsis: "...") == "..")
        #expect(truncateEnd("abcdef", to: 0, ellipsis: "…") == "")
        #expect(truncateEnd("abcdef", to: -3, ellipsis: "…") == "")
        #expect(truncateStart("abcdef", to: 4, ellipsis: "…") == "…def")
        #expect(truncateStart("漢字漢字", to: 6, ellipsis: "…") == "…漢字")
        #expect(truncateStart("abc", to: 3, ellipsis: "…") == "abc")
        #expect(truncateStart("abc", to: 0, ellipsis: "…") == "")
    }
}

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
        #expect(cutEnd("abcdef", to: 6, ellipsis: "…") == "abcdef")
        #expect(cutEnd("abcdef", to: 4, ellipsis: "…") == "abc…")
        #expect(cutEnd("漢字漢字", to: 4, ellipsis: "…") == "漢…")
        #expect(cutEnd("abcdef", to: 4, ellipsis: "...") == "a...")
        #expect(cutEnd("abcdef", to: 2, ellipsis: "...") == "..")
        #expect(cutEnd("abcdef", to: 0, ellipsis: "…") == "")
        #expect(cutEnd("abcdef", to: -3, ellipsis: "…") == "")
        #expect(cutStart("abcdef", to: 4, ellipsis: "…") == "…def")
        #expect(cutStart("漢字漢字", to: 6, ellipsis: "…") == "…漢字")
        #expect(cutStart("abc", to: 3, ellipsis: "…") == "abc")
        #expect(cutStart("abc", to: 0, ellipsis: "…") == "")
    }
}

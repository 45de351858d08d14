import Escaping
import Testing

@testable import Terminal

@Suite struct PrintableTests {
    @Test(
        "Control characters, marks that reorder text and invisible ones are shown escaped",
        arguments: [
            ("plain text", "plain text"),
            ("größe 漢字 👩‍👧 ❤️ 葛\u{e0100}", "größe 漢字 👩‍👧 ❤️ 葛\u{e0100}"),
            ("a\tb\r\nc", "a\\tb\\r\\nc"),
            ("\u{1b}[31mred\u{7}\u{7f}", "\\u{1b}[31mred\\u{7}\\u{7f}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("user\u{202e}nimda\u{2069}\u{200f}", "user\\u{202e}nimda\\u{2069}\\u{200f}"),
            ("\u{feff}name\u{200b}\u{ad}", "\\u{feff}name\\u{200b}\\u{ad}"),
            ("a\u{e0061}\u{3164}\u{115f}\u{34f}b", "a\\u{e0061}\\u{3164}\\u{115f}\\u{34f}b"),
            ("a\u{2028}b\u{85}c\0", "a\\u{2028}b\\u{85}c\\u{0}"),
        ])
    func escapes(text: String, expected: String) {
        #expect(printable(text) == expected)
    }

    @Test(
        "Escape sequences of all kinds are taken out, also those that do not end",
        arguments: [
            ("\u{1b}[1;32mok\u{1b}[0m", "ok"),
            ("\u{1b}]0;title\u{7}text", "text"),
            ("\u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{1b}(Btext\u{1b}7\u{1b}=", "text"),
            ("text\u{1b}[", "text"),
            ("text\u{1b}[38;5", "text"),
            ("text\u{1b}", "text"),
            ("a\u{1b}[\nb", "a\nb"),
        ])
    func strips(text: String, expected: String) {
        #expect(withoutEscapeSequences(text) == expected)
    }

    @Test("The last line of a program is what stands in its line at the end, without colours")
    func lastLines() {
        #expect(lastLine("one\ntwo\n") == "two")
        #expect(lastLine("10%\r50%\r\u{1b}[K") == "50%")
        #expect(lastLine("\u{1b}[32mStep\t2/5\u{1b}[0m  \n\n") == "Step 2/5")
        #expect(lastLine("") == "")
        #expect(lastLine("\u{8}") == "\\u{8}")
    }
}

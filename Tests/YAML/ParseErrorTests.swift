import Testing

@testable import YAML

@Suite("Errors of parsing")
struct ParseErrorTests {
    static let syntaxErrors: [(String, String)] = [
        (
            "a: b: c",
            "1:5: found a second ':' in a line (put the value in quotes, or the second key on a line of its own)"
        ),
        (
            "a: 1\n  b: 2",
            "2:4: found ':' in a value that began above (check the indentation, and write a space after each ':')"
        ),
        (
            "a:b\nc: d",
            "2:2: found ':' in a value that began above (check the indentation, and write a space after each ':')"
        ),
        (
            "a:\n  b: 1\n c: 2",
            "3:2: expected a key in the mapping that begins on line 1 (the keys of a mapping begin in the same column)"
        ),
        (
            "- a\nb: 1",
            "2:1: expected '- ' in the list that begins on line 1 (the items of a list begin in the same column)"
        ),
        ("a: 'b' c", "1:8: expected the end of the line after a value (put the whole value in quotes)"),
        ("a: [b]]", "1:7: expected the end of the line after a value (put the whole value in quotes)"),
        ("a: 'x\nb: 1\n", "1:4: the closing quote is missing"),
        ("a: \"x\n---\n", "1:4: the closing quote is missing"),
        ("a: [1, 2\nb: 3", "2:2: expected ',' or ']' in the list that begins on line 1"),
        ("a: {x: 1\nb: 3", "2:2: expected ',' or '}' in the mapping that begins on line 1"),
        ("a: @x", "1:4: a value cannot begin with '@' (put the value in quotes)"),
        ("a: ]", "1:4: expected a value, found ']'"),
        ("a: - b", "1:4: a list cannot begin here (put its first '- ' on a line of its own)"),
        ("a: 1\nname\nb: 2", "2:1: expected ':' after a key"),
        ("a: \"\\q\"", "1:5: unknown escape in double quotes (write a backslash as \\\\, or use single quotes)"),
        ("a: \"\\xZZ\"", "1:7: expected hexadecimal digits in an escape"),
        ("a: *", "1:5: expected a name after '&' or '*' (put the value in quotes)"),
        ("a: !x!y z", "1:4: unknown tag (put the value in quotes if it is text that begins with '!')"),
        ("a: |x\n  b", "1:5: expected the end of the line"),
        (
            "--- a\n... b",
            "2:5: expected the end of the document (a document has one value; the next one begins with '---')"
        ),
        ("%YAML 3.0\n---\na", "1:1: this version of YAML is not supported (leave out the line with %YAML)"),
    ]

    @Test("A syntax error says where it is, what was expected and what helps", arguments: syntaxErrors)
    func syntax(text: String, message: String) {
        #expect(problem(text.utf8) == message)
    }

    @Test(
        "A tab that indents is an error of its own",
        arguments: [
            ("a:\n\tb: 1", "2:1"), ("a: b\n\tc: d", "2:1"), ("a:\n  b: 1\n\tc: 2", "3:1"), ("a: |\n\tb", "2:1"),
            ("\ta: b", "1:1"), ("-\ta: b", "1:2"),
        ])
    func tabs(text: String, place: String) {
        #expect(problem(text.utf8) == place + ": found a tab where only spaces may indent (indent with spaces)")
    }

    @Test("A tab that does not indent is allowed", arguments: ["a:\tb", "a: b\t# c", "a: \"b\n\tc\"", "{\n\ta: b}"])
    func harmlessTabs(text: String) {
        #expect(problem(text.utf8) == nil)
    }

    @Test(
        "Bytes that are not UTF-8 are an error with their place",
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4: found a byte that is not UTF-8"),
            ([0xFF, 0xFE, 0x61, 0x00], "1:1: found a byte that is not UTF-8"),
            ([0xC3, 0xA4, 0x0A, 0xC3, 0xA4, 0xC3, 0x28], "2:2: found a byte that is not UTF-8"),
            ([0x61, 0x0A, 0x62, 0xE2, 0x82], "2:2: found a byte that is not UTF-8"),
        ] as [([UInt8], String)])
    func invalidUTF8(bytes: [UInt8], message: String) {
        #expect(problem(bytes) == message + " (save the file as UTF-8)")
    }

    @Test(
        "Control characters are an error with their place", arguments: [("a\nb\u{0}", "0000"), ("a\nb\u{7}", "0007")])
    func controlCharacters(text: String, code: String) {
        #expect(
            problem(text.utf8)
                == "2:2: found the control character U+\(code) (remove it, or write it as an escape in double quotes)")
    }

    @Test("An alias inside of what it names is refused")
    func recursion() {
        #expect(problem("a: &a [b, *a]".utf8) == "1:11: the alias '*a' stands inside of what it names")
        #expect(problem("a: &a 1\nb: &a {c: *a}".utf8) == "2:11: the alias '*a' stands inside of what it names")
    }

    @Test("A duplicate key is refused and names the line of the first")
    func duplicateKey() {
        #expect(problem("a: 1\n\"a\": 2".utf8) == "2:1: duplicate key 'a' (it is already on line 1)")
    }
}

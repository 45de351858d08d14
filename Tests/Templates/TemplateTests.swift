import Diagnostics
import Escaping
import Templates
import Testing

@Suite struct TemplateTests {
    func render(_ text: String, _ values: [String: Value]) throws -> String {
        try Template(yaml: text, name: "t.yaml").render(values)
    }

    @Test(
        "text is quoted, whatever is in it, and numbers are not",
        arguments: [
            (Value.text("redis:7"), #""redis:7""#),
            (.text("a\"b\\c\nd: {{x}}"), #""a\"b\\c\nd: {{x}}""#),
            (.text("</script>&"), #""</script>&""#),
            (.text(""), #""""#),
            (.text("8080"), #""8080""#),
            (.number(8080), "8080"),
        ])
    func quoting(value: Value, text: String) throws {
        #expect(try render("a: {{v}}\n", ["v": value]) == "a: \(text)\n")
    }

    @Test("a list's section is rendered once for each, with the outer names in reach")
    func lists() throws {
        let values: [String: Value] = [
            "outer": .text("o"),
            "list": .list([.fields(["n": .number(1)]), .fields(["n": .number(2)])]), "words": .list([.text("w")]),
        ]
        let text = "{{#list}}\n- {{n}} {{outer}}\n{{/list}}\n{{#words}}\n- {{.}}\n{{/words}}\n"
        #expect(try render(text, values) == "- 1 \"o\"\n- 2 \"o\"\n- \"w\"\n")
    }

    @Test("a value that is not given hides its section and shows the inverted one")
    func absent() throws {
        let text = "{{#v}}\nyes: {{v}}\n{{/v}}\n{{^v}}\nno\n{{/v}}\n"
        #expect(try render(text, ["v": .optional(String?.none)]) == "no\n")
        #expect(try render(text, ["v": .optional(7)]) == "yes: 7\n")
    }

    @Test("a name that nobody gave is an error with the template, its line and the known names")
    func missing() throws {
        let error = try #require(throws: Diagnostic.self) {
            try render(
                "a: {{known}}\n{{#list}}\nb: {{typo}}\n{{/list}}\n",
                ["known": .number(1), "list": .list([.flag(true)])])
        }
        #expect(
            error
                == Diagnostic.profile(
                    "t.yaml", line: 3, "the name 'typo' is not known here",
                    hint: "known names: known, list"))
    }

    @Test(
        "what would leave a value unquoted or change the syntax is refused with its line",
        arguments: [
            "{{{v}}}", "{{& v}}", "{{> part}}", "{{$block}}x{{/block}}", "{{=<% %>=}}", "{{% CONTENT_TYPE: HTML}}",
            "{{}}",
        ])
    func refused(tag: String) throws {
        let error = try #require(throws: Diagnostic.self) { try render("a: 1\nb: \(tag)\n", ["v": .text("x")]) }
        #expect(error.line == 2)
        #expect(error.message.hasSuffix("is not supported"))
    }

    @Test("a section that is not closed is an error", arguments: ["{{#v}}\nx\n", "{{#v}}\n{{/w}}\n", "{{v"])
    func malformed(text: String) {
        #expect(throws: Diagnostic.self) { try render(text, ["v": .flag(true), "w": .flag(true)]) }
    }

    @Test(
        "a word stands bare where YAML takes it for text, and is quoted like text elsewhere",
        arguments: [
            ("payments", "payments"), (".", "."), ("./test/e2e", "./test/e2e"), ("~/.kube/a-b", "~/.kube/a-b"),
            ("config/crd/*.yaml", "config/crd/*.yaml"), ("redis:7-alpine", "redis:7-alpine"), ("/ready", "/ready"),
            ("", #""""#), ("~", #""~""#), (".inf", #"".inf""#), ("No", #""No""#), ("1e3", #""1e3""#),
            ("a: b", #""a: b""#),
            ("a #b", #""a #b""#), ("a:", #""a:""#), ("*a", #""*a""#), ("a\n", #""a\n""#), ("e\u{301}", "\"e\u{301}\""),
            ("{{x}}", #""{{x}}""#), ("\u{0}a", #""\u0000a""#), ("..", #""..""#),
        ])
    func word(word: String, text: String) throws {
        #expect(try render("a: {{v}}\n", ["v": .word(word)]) == "a: \(text)\n")
    }

    @Test(
        "a comment is one line, whatever is in it",
        arguments: ["a: b", "\n", "a\r\nb", "\u{85}\u{2028}\u{0}", "{{x}} \" \\", "\u{202e}a\u{2066}b\u{e0001}"])
    func comment(comment: String) throws {
        for template in [try Template(yaml: "# {{v}}\n", name: "t"), try Template(go: "// {{v}}\n", name: "t")] {
            let text = try template.render(["v": .comment(comment)])
            #expect(text.filter(\.isNewline).count == 1 && text.last == "\n")
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) })
        }
    }

    @Test(
        "in Go source, text is a string literal and a number is one",
        arguments: [
            (Value.text("a"), #""a""#), (.word("a"), #""a""#), (.number(7), "7"), (.text(#""\`"#), #""\"\\`""#),
            (.text("a\nb\u{0}"), #""a\u000Ab\u0000""#), (.text("\" + panic() + \""), #""\" + panic() + \"""#),
            (.text("\"\u{301}é"), "\"\\\"\u{301}é\""), (.text("*/ // {{x}}"), #""*/ // {{x}}""#),
        ])
    func goLiteral(value: Value, text: String) throws {
        #expect(try Template(go: "var v = {{v}}\n", name: "t").render(["v": value]) == "var v = \(text)\n")
    }
}

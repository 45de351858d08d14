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
        let error = try #require(throws: TemplateError.self) {
            try render(
                "a: {{known}}\n{{#list}}\nb: {{typo}}\n{{/list}}\n",
                ["known": .number(1), "list": .list([.flag(true)])])
        }
        #expect(
            error
                == TemplateError(
                    file: "t.yaml", line: 3, message: "the name 'typo' is not known here",
                    hint: "known names: known, list"))
    }

    @Test(
        "what would leave a value unquoted or change the syntax is refused with its line",
        arguments: [
            "{{{v}}}", "{{& v}}", "{{> part}}", "{{$block}}x{{/block}}", "{{=<% %>=}}", "{{% CONTENT_TYPE: HTML}}",
            "{{}}",
        ])
    func refused(tag: String) throws {
        let error = try #require(throws: TemplateError.self) { try render("a: 1\nb: \(tag)\n", ["v": .text("x")]) }
        #expect(error.line == 2)
        #expect(error.message.hasSuffix("is not supported"))
    }

    @Test("a section that is not closed is an error", arguments: ["{{#v}}\nx\n", "{{#v}}\n{{/w}}\n", "{{v"])
    func malformed(text: String) {
        #expect(throws: TemplateError.self) { try render(text, ["v": .flag(true), "w": .flag(true)]) }
    }
}

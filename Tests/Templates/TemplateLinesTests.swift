import Templates
import Testing

@Suite struct TemplateLinesTests {
    private func lines(_ text: String, _ values: [String: Value]) throws -> [Int]? {
        let template = try Template(yaml: text, name: "t.yaml")
        return template.lines(of: try template.render(values), values)
    }

    @Test("each rendered line has the line number of the template")
    func sections() throws {
        let text = """
            a: {{v}}
            # a comment
            {{! left out }}
            list:
            {{#list}}
              - b: {{n}}

                c: {{v}}
            {{/list}}
            end: |
              {{! stays }} text
            last: 1
            """
        let values: [String: Value] = [
            "v": .text("two\nlines"), "list": .list([.fields(["n": .number(1)]), .fields(["n": .number(2)])]),
        ]
        #expect(try lines(text, values) == [1, 2, 4, 6, 7, 8, 6, 7, 8, 10, 11, 12])
    }

    @Test("if a line of the template is split, its parts have that line")
    func cut() throws {
        let values: [String: Value] = ["on": .flag(true), "list": .list([.fields(["n": .number(1)])])]
        #expect(try lines("a: {{#on}}1{{/on}}\nb: [{{#list}}\n{{n}}{{/list}}]\nc: 3", values) == [1, 2, 3, 4])
    }
}

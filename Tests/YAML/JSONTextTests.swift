import Foundation
import Testing
import YAML

@Suite("JSON of nodes")
struct JSONTextTests {
    @Test("It is indented, and in the order of the text")
    func layout() throws {
        let text = """
            {
              "b": [
                1,
                {}
              ],
              "a": {
                "c": [],
                "1": null
              }
            }
            """
        #expect(try json("{b: [1, {}], a: {c: [], 1: ~}}") == text)
    }

    @Test(
        "A scalar is what it means",
        arguments: [
            ("012", "12"), ("0x1F", "31"), ("80.0", "80.0"), ("-1.5e3", "-1500.0"), ("1e30", "1e+30"), ("True", "true"),
            ("no", "\"no\""), ("'12'", "\"12\""), ("", "null"), (".inf", "null"), (".nan", "null"), ("!x 12", "\"12\""),
            ("!!str 12", "\"12\""),
        ])
    func scalars(yaml: String, expected: String) throws {
        #expect(try json("- \(yaml)") == "[\n  \(expected)\n]")
    }

    @Test("A key that JSON cannot have is left out")
    func keys() throws {
        #expect(try json("{? [a] : 1, b: 2}") == "{\n  \"b\": 2\n}")
    }

    @Test("Any text comes back from another reader of JSON")
    func texts() throws {
        let all = (0...0x2100).compactMap(UnicodeScalar.init).map(String.init).joined() + "\u{1F469}\u{FEFF}"
        for text in [all, "\"", "\\n", "a\r\nb", "e\u{301}"] {
            let node = Node.sequence([Node(.scalar(Node.Scalar(text: text, style: .doubleQuoted)))])
            #expect(try JSONDecoder().decode([String].self, from: Data(node.jsonText.utf8)) == [text])
        }
    }

    private func json(_ yaml: String) throws -> String {
        try parse(Array(yaml.utf8), file: "")[0].jsonText
    }
}

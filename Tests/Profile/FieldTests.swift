import Testing
import YAML

@testable import Profile

@Testing.Suite("The declared keys of a profile")
struct FieldTests {
    let fields = DeclaredField.all

    @Test("Each has a meaning: a part of a sentence, in plain Markdown")
    func meanings() {
        for (path, field) in fields {
            #expect(field.meaning.first?.isUppercase == false && !field.meaning.hasSuffix("."), "\(path)")
            #expect(!field.meaning.contains("](") && !field.meaning.contains("\n"), "\(path)")
        }
    }

    @Test("Each has an example and a default that can stand in a profile where some profile has the key")
    func values() throws {
        let profiles = try Corpus.shown()
        let beyond = try BeyondSchema()
        for (path, field) in fields {
            for value in try [field.exampleNode(), field.standard.node].compactMap(\.self) {
                let isAccepted = try profiles.lazy.flatMap { $0.node.setting(value, at: path[...]) }
                    .contains { profile in
                        try Sample("", profile)?.errors.allSatisfy { try beyond.pattern(of: $0) != nil } == true
                    }
                #expect(isAccepted, "\(path): \(value.jsonText)")
            }
        }
    }

    @Test(
        "Each key's example and default are accepted by its schema",
        .enabled("needs python3-jsonschema") { await Validator.isThere() })
    func schemas() async throws {
        let questions = try fields.map { _, field in
            Validator.Question(
                schema: field.type.node,
                documents: try [field.exampleNode(), field.standard.node].compactMap(\.self))
        }
        for (field, answers) in zip(fields, try await Validator.answers(to: questions)) {
            #expect(answers.compactMap(\.self) == [], "\(field.path)")
        }
    }
}

extension DeclaredField {
    /// Every declared key, with the keys on the way to it; names and places in lists left out.
    static let all = all(Profile.Fields.all, under: [])

    private static func all(_ fields: [DeclaredField], under path: [String]) -> [(path: [String], field: DeclaredField)]
    {
        fields.flatMap { [(path + [$0.key], $0)] + all($0.fields, under: path + [$0.key]) }
    }

    fileprivate func exampleNode() throws -> Node { try parse(Array(example.utf8), file: key)[0] }
}

extension Node {
    /// The node with the value in place of what is there at the path, once for each place that the path leads to.
    fileprivate func setting(_ value: Node, at path: ArraySlice<String>) -> [Node] {
        guard let key = path.first else { return [value] }
        let index = entries?.firstIndex { $0.key.text == key }
        // What is no key is in a list, or below a name.
        return children.enumerated().flatMap { place, child in
            guard index == nil || index == place else { return [Node]() }
            let rest = index == nil ? path : path.dropFirst()
            return child.setting(value, at: rest).map { replacingChild(place, with: $0) }
        }
    }
}

import YAML

/// A key of a mapping: what its value may be, and what is told of it.
struct Field<Result: Sendable>: Sendable {
    let declared: DeclaredField
    let type: ValueType<Result>
    /// What the key means where it is left out.
    let standard: Result?

    /// - Parameters:
    ///   - hint: what to write where a required key is missing.
    ///   - example: a value, as YAML.
    ///   - meaning: a part of a sentence, in Markdown without links.
    init(
        _ key: String, _ type: ValueType<Result>, isRequired: Bool = false, hint: String? = nil,
        default standard: DefaultValue = .nothing, example: String, _ meaning: String
    ) {
        self.type = type
        declared = DeclaredField(
            key: key, words: type.words, isRequired: isRequired, hint: hint, standard: standard, example: example,
            meaning: meaning, type: type.schema, fields: type.fields)
        self.standard = standard.node.flatMap { node in
            let context = Context(problems: Problems(file: "", text: []), directory: "/", variables: [:])
            return type.read(Value(node, key: key, path: key, place: .start, context: context))
        }
    }
}

/// What a key means where it is left out.
enum DefaultValue: Sendable {
    case nothing
    /// A value, as YAML.
    case value(String)
    /// Something that is known only when a profile is read.
    case told(String)

    var node: Node? {
        if case .value(let text) = self { Node(yaml: text) } else { nil }
    }
}

/// What a field is, whatever its value's type.
struct DeclaredField: Sendable {
    let key: String
    /// What the value may be: `1 to 65535`.
    let words: String
    let isRequired: Bool
    let hint: String?
    let standard: DefaultValue
    /// A value, as YAML.
    let example: String
    let meaning: String
    /// What the value may be, for an editor.
    let type: Schema
    /// The keys of the value, or of the values in it.
    let fields: [DeclaredField]

    /// What an editor shows and checks.
    var schema: Schema {
        var notes: Schema = ["description": .string(description)]
        if let standard = standard.node { notes = notes + ["default": standard] }
        if let example = Node(yaml: example) { notes = notes + ["examples": .sequence([example])] }
        return notes + type
    }

    private var description: String {
        if case .told(let standard) = standard { "\(meaning); by default \(standard)" } else { meaning }
    }
}

extension Node {
    /// The value of a text that is a part of envboot's own.
    fileprivate init?(yaml text: String) {
        guard let node = try? parse(Array(text.utf8), file: "").first else { return nil }
        self = node
    }
}

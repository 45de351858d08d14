import YAML

/// The keywords of a JSON Schema (draft 2020-12, https://json-schema.org/draft/2020-12), in their order.
struct Schema: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var keywords: [(String, Node)]

    init(dictionaryLiteral keywords: (String, Node)...) {
        self.keywords = keywords
    }

    init(_ keywords: [(String, Node)]) {
        self.keywords = keywords
    }

    var node: Node { .mapping(keywords) }

    static func + (first: Schema, second: Schema) -> Schema {
        Schema(first.keywords + second.keywords)
    }

    /// A mapping that has no other keys than the fields.
    static func mapping(_ fields: [DeclaredField], rules: Schema) -> Schema {
        let required = fields.filter(\.isRequired).map { Node.string($0.key) }
        let schema: Schema = [
            "type": .string("object"),
            "properties": .mapping(fields.map { ($0.key, $0.schema.node) }),
            "additionalProperties": .bool(false),
        ]
        return schema + (required.isEmpty ? [:] : ["required": .sequence(required)]) + rules
    }

    /// Text that a regular expression of ECMA-262 matches.
    static func text(_ pattern: String) -> Schema {
        ["type": .string("string"), "pattern": .string(pattern)]
    }

    static func any(of schemas: [Schema]) -> Schema {
        ["anyOf": .sequence(schemas.map(\.node))]
    }

    /// A mapping that has the keys.
    static func requires(_ keys: String...) -> Schema {
        ["required": .sequence(keys.map(Node.string))]
    }

    static func not(_ schema: Schema) -> Schema { ["not": schema.node] }

    /// What holds where a mapping is otherwise as `condition` says.
    static func when(_ condition: Schema, then consequence: Schema) -> Schema {
        ["if": condition.node, "then": consequence.node]
    }

    /// A mapping one of whose keys, where it is there, is as the schema says.
    static func key(_ key: String, _ schema: Schema) -> Schema {
        ["properties": .mapping([(key, schema.node)])]
    }

    /// All of them hold.
    static func all(_ schemas: Schema...) -> Schema {
        ["allOf": .sequence(schemas.map(\.node))]
    }
}

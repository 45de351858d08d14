import YAML

/// What a value of a profile may be: how it is read, and how a JSON Schema and the reference say it.
struct ValueType<Result>: Sendable {
    /// As the reference has it: `1 to 65535`.
    let words: String
    /// What an editor can tell of it. Rules between several parts, and those about files, are not in it.
    let schema: Schema
    /// The keys of the mapping, or of the mappings that are in the list or have names.
    var fields: [DeclaredField] = []
    /// Reports what is wrong with the value, and is nil then.
    let read: @Sendable (Value) -> Result?
}

extension ValueType {
    /// A mapping with known keys. Other keys are errors, and so is a required one that is missing.
    ///
    /// - Parameter rules: what a JSON Schema says of the keys together.
    static func mapping(
        _ fields: [DeclaredField], rules: Schema = [:], _ read: @escaping @Sendable (Keys) -> Result?
    ) -> ValueType {
        ValueType(words: "mapping", schema: .mapping(fields, rules: rules), fields: fields) { $0.mapping(fields, read) }
    }

    /// A list; an item that cannot be read is left out.
    static func list<Item>(
        of item: ValueType<Item>, words: String? = nil, isEmptyAllowed: Bool = true
    ) -> ValueType where Result == [Item] {
        let schema: Schema = ["type": .string("array"), "items": item.schema.node]
        return ValueType(
            words: words ?? "list", schema: schema + (isEmptyAllowed ? [:] : ["minItems": .int(1)]),
            fields: item.fields
        ) { $0.list(item.read) }
    }

    /// A mapping whose keys are names, in the order of the text. ``Value/key`` is an item's name.
    static func named<Item>(
        _ rule: NameRule, _ item: ValueType<Item>, words: String? = nil, isEmptyAllowed: Bool = true
    ) -> ValueType where Result == [Item] {
        let schema: Schema = [
            "type": .string("object"), "propertyNames": .mapping([("pattern", .string(rule.pattern))]),
            "additionalProperties": item.schema.node,
        ]
        return ValueType(
            words: words ?? "mapping", schema: schema + (isEmptyAllowed ? [:] : ["minProperties": .int(1)]),
            fields: item.fields
        ) { $0.named(rule, item.read) }
    }

    /// The same, with what is read made into something else.
    func map<Other>(_ transform: @escaping @Sendable (Result) -> Other?) -> ValueType<Other> {
        ValueType<Other>(words: words, schema: schema, fields: fields) { [read] in read($0).flatMap(transform) }
    }
}

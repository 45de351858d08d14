import Diagnostics
import YAML

/// The keys of one mapping.
final class Keys {
    /// The mapping itself.
    let whole: Value
    private let entries: [Node.Entry]

    init(of mapping: Value, _ entries: [Node.Entry]) {
        whole = mapping
        self.entries = entries
    }

    /// What the key's value is read to; the default, where the key is not there; nil after a problem.
    subscript<Result>(_ field: Field<Result>) -> Result? {
        guard let value = value(field) else { return field.standard }
        return field.type.read(value)
    }

    /// The key's value as it is written, where the key is there.
    func value<Result>(_ field: Field<Result>) -> Value? { value(field.declared.key) }

    func has<Result>(_ field: Field<Result>) -> Bool { entries.contains { $0.key.text == field.declared.key } }

    /// Reports required keys that are missing, and keys that are none of the fields.
    func check(_ fields: [DeclaredField]) {
        for field in fields where field.isRequired && value(field.key) == nil {
            whole.error("missing key '\(field.key)'\(ofMapping)", hint: field.hint)
        }
        let known = fields.map(\.key)
        for entry in entries {
            guard let key = entry.key.text else {
                whole.context.problems.error("a key must be text", at: Place(of: entry.key))
                continue
            }
            guard !known.contains(key) else { continue }
            whole.context.problems.error(
                "unknown key '\(key)'\(ofMapping)", at: Place(of: entry.key),
                hint: key == "<<"
                    ? "merge keys are no part of YAML 1.2"
                    : didYouMean(key, among: known) ?? "the keys here are " + known.joined(separator: ", "))
        }
    }

    private func value(_ key: String) -> Value? {
        entries.first { $0.key.text == key }.map { whole.entryValue($0, name: key) }
    }

    private var ofMapping: String { whole.path.isEmpty ? "" : " in " + whole.path }
}

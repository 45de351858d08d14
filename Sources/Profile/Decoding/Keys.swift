import YAML

/// The keys of one mapping; remembers which it was asked for, since those are the ones that may be there.
final class Keys {
    private let mapping: Value
    private let entries: [Node.Entry]
    private var known: [String] = []

    init(of mapping: Value, _ entries: [Node.Entry]) {
        self.mapping = mapping
        self.entries = entries
    }

    /// The key's value, where the key is there.
    func optional(_ key: String) -> Value? {
        known.append(key)
        return entries.first { $0.key.text == key }.map { mapping.entryValue($0, name: key) }
    }

    /// The key's value; a problem where the key is missing.
    func required(_ key: String, hint: String? = nil) -> Value? {
        let value = optional(key)
        if value == nil { mapping.error("missing key '\(key)'\(ofMapping)", hint: hint) }
        return value
    }

    func refuseOthers() {
        for entry in entries {
            guard let key = entry.key.text else {
                mapping.context.problems.error("a key must be text", at: Place(of: entry.key))
                continue
            }
            guard !known.contains(key) else { continue }
            mapping.context.problems.error(
                "unknown key '\(key)'\(ofMapping)", at: Place(of: entry.key),
                hint: key == "<<"
                    ? "merge keys are no part of YAML 1.2"
                    : didYouMean(key, among: known) ?? "the keys here are " + known.joined(separator: ", "))
        }
    }

    private var ofMapping: String { mapping.path.isEmpty ? "" : " in " + mapping.path }
}

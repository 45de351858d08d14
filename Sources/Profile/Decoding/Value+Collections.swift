import YAML

extension Value {
    /// The items of a list, each decoded; those that cannot be are left out.
    func list<Item>(_ decode: (Value) -> Item?) -> [Item] {
        guard let items = node.items, hasNoTag(but: "seq") else {
            errorExpected("a list")
            return []
        }
        return items.enumerated().compactMap { index, item in
            decode(Value(item, key: String(index), path: "\(path)[\(index)]", place: Place(of: item), context: context))
        }
    }

    /// What a mapping with known keys is decoded to.
    func mapping<Result>(_ fields: [DeclaredField], _ decode: (Keys) -> Result?) -> Result? {
        guard let entries else { return nil }
        let keys = Keys(of: self, entries)
        defer { keys.check(fields) }
        let result = decode(keys)
        let isConditional = fields.contains { $0.key == Condition.field.declared.key }
        guard isConditional, let condition = keys[Condition.field], !condition.holds(context.variables) else {
            return result
        }
        context.leaveOut(path, unless: condition)
        return nil
    }

    /// What the entries of a mapping whose keys are names are decoded to, in the order of the text. A name that breaks
    /// the rule is an error.
    func named<Item>(_ rule: NameRule, _ decode: (Value) -> Item?) -> [Item] {
        var seen: Set<String> = []
        return (entries ?? []).compactMap { entry in
            guard let name = entry.key.text else {
                context.problems.error("a key must be text", at: Place(of: entry.key))
                return nil
            }
            // A duplicate is already reported.
            guard seen.insert(name).inserted else { return nil }
            if let hint = rule.problem(with: name) {
                context.problems.error("'\(name)' cannot be \(rule.what)", at: Place(of: entry.key), hint: hint)
                // The paths of all that is below would repeat it.
                if name.utf8.count > NameRule.longest { return nil }
            }
            return decode(entryValue(entry, name: name))
        }
    }

    func entryValue(_ entry: Node.Entry, name: String) -> Value {
        Value(
            entry.value, key: name, path: path.isEmpty ? name : path + "." + name, place: Place(of: entry),
            context: context)
    }

    private var entries: [Node.Entry]? {
        guard let entries = node.entries, hasNoTag(but: "map") else {
            errorExpected("a mapping")
            return nil
        }
        return entries
    }

    private func hasNoTag(but name: String) -> Bool {
        node.tag == nil || node.tag == Self.coreTags + name
    }
}

extension Node {
    /// The value of a key, where the node is a mapping that has it.
    package subscript(key: String) -> Node? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key.text == key }?.value
    }

    /// The value at the end of a path of keys.
    package func value(at path: [String]) -> Node? {
        path.reduce(self as Node?) { node, key in node?[key] }
    }

    /// Sets the value at the end of a path of keys, making the mappings on the way that are missing or null.
    ///
    /// Returns false and changes nothing where something else than a mapping stands in the way.
    @discardableResult
    package mutating func set(_ value: Node, at path: [String]) -> Bool {
        guard let key = path.first else {
            self = value
            return true
        }
        guard var entries = entries ?? (isNull ? [] : nil) else { return false }
        let index = entries.firstIndex { $0.key.text == key }
        var changed = index.map { entries[$0].value } ?? .mapping([])
        guard changed.set(value, at: Array(path.dropFirst())) else { return false }
        if let index {
            entries[index].value = changed
        } else {
            entries.append(Entry(key: .string(key), value: changed))
        }
        content = .mapping(entries)
        return true
    }
}

extension Node {
    /// The text of a scalar, whatever its style and tag.
    package var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    /// The nodes of a sequence.
    package var items: [Node]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The entries of a mapping.
    package var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }
}

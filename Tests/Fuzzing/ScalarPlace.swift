import YAML

/// Where a scalar stands in a document: the way to it from the root.
struct ScalarPlace: Sendable, CustomStringConvertible {
    private enum Step: Hashable { case key(Int), value(Int), item(Int) }

    private var steps: [Step] = []
    /// The keys on the way, for people.
    private(set) var description = ""

    /// Every scalar of a document: values, items of lists, and keys.
    static func all(in node: Node) -> [ScalarPlace] { all(in: node, from: ScalarPlace()) }

    private static func all(in node: Node, from place: ScalarPlace) -> [ScalarPlace] {
        switch node.content {
        case .scalar: [place]
        case .sequence(let items):
            items.enumerated().flatMap { all(in: $1, from: place.adding(.item($0), "[\($0)]")) }
        case .mapping(let entries):
            entries.enumerated().flatMap { index, entry in
                let name = "." + (entry.key.text ?? "")
                return all(in: entry.key, from: place.adding(.key(index), name + " (key)"))
                    + all(in: entry.value, from: place.adding(.value(index), name))
            }
        }
    }

    private func adding(_ step: Step, _ name: String) -> ScalarPlace {
        var place = self
        place.steps.append(step)
        place.description += name
        return place
    }

    /// The document with this text there, in quotes.
    func setting(_ text: String, in node: Node) -> Node {
        Self.setting(text, at: steps[...], in: node)
    }

    private static func setting(_ text: String, at steps: ArraySlice<Step>, in node: Node) -> Node {
        var node = node
        let rest = steps.dropFirst()
        switch (steps.first, node.content) {
        case (.item(let index), .sequence(var items)):
            items[index] = setting(text, at: rest, in: items[index])
            node.content = .sequence(items)
        case (.key(let index), .mapping(var entries)):
            entries[index].key = setting(text, at: rest, in: entries[index].key)
            node.content = .mapping(entries)
        case (.value(let index), .mapping(var entries)):
            entries[index].value = setting(text, at: rest, in: entries[index].value)
            node.content = .mapping(entries)
        default: node.content = .scalar(Node.Scalar(text: text, style: .doubleQuoted))
        }
        return node
    }

    /// The lines in a document where the scalar is, and where the key is that it belongs to.
    func lines(in node: Node) -> Set<Int> {
        var lines: Set<Int> = []
        var node = node
        for step in steps {
            switch (step, node.content) {
            case (.item(let index), .sequence(let items)): node = items[index]
            case (.key(let index), .mapping(let entries)): node = entries[index].key
            case (.value(let index), .mapping(let entries)):
                lines = [entries[index].key.mark.line]
                node = entries[index].value
            default: break
            }
        }
        return lines.union([node.mark.line])
    }
}

import YAML

extension Node {
    /// The node with each value in it, itself last, replaced by each of these.
    func variants(_ values: [Node]) -> [Node] {
        children.enumerated().flatMap { index, child in
            child.variants(values).map { replacingChild(index, with: $0) }
        } + values
    }

    /// The node with each of the entries and items in it left out.
    var withoutParts: [Node] {
        children.enumerated().flatMap { index, child in
            child.withoutParts.map { replacingChild(index, with: $0) } + [removingChild(index)]
        }
    }

    /// The node with one more entry in each of its mappings, whose key is none.
    var withUnknownKeys: [Node] {
        let inside = children.enumerated().flatMap { index, child in
            child.withUnknownKeys.map { replacingChild(index, with: $0) }
        }
        let key = Entry(key: .string("no key"), value: .string("a"))
        return inside + (entries.map { [Node(.mapping($0 + [key]))] } ?? [])
    }

    var children: [Node] {
        switch content {
        case .scalar: []
        case .sequence(let items): items
        case .mapping(let entries): entries.map(\.value)
        }
    }

    func replacingChild(_ index: Int, with child: Node) -> Node {
        changing {
            $0[index] = child
        } entries: {
            $0[index].value = child
        }
    }

    private func removingChild(_ index: Int) -> Node {
        changing {
            $0.remove(at: index)
        } entries: {
            $0.remove(at: index)
        }
    }

    private func changing(items: (inout [Node]) -> Void, entries: (inout [Entry]) -> Void) -> Node {
        var node = self
        switch content {
        case .scalar: break
        case .sequence(var changed):
            items(&changed)
            node.content = .sequence(changed)
        case .mapping(var changed):
            entries(&changed)
            node.content = .mapping(changed)
        }
        return node
    }
}

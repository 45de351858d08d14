import ContainerTools
import YAML

extension Node {
    /// A digest of the node's value, independent of key order, comments and quoting.
    var settingDigest: String { Digest.of(sortingKeys.jsonText) }

    private var sortingKeys: Node {
        switch content {
        case .scalar: self
        case .sequence(let items): .sequence(items.map(\.sortingKeys))
        case .mapping(let entries):
            Node(
                .mapping(
                    entries.map { Entry(key: $0.key, value: $0.value.sortingKeys) }
                        .sorted { ($0.key.text ?? "") < ($1.key.text ?? "") }))
        }
    }

    /// The node with merge keys (`<<`) resolved; a mapping's own keys take precedence. YAML 1.1 and kind support them.
    /// https://yaml.org/type/merge.html
    var mergingKeys: Node {
        var copy = self
        switch content {
        case .scalar: break
        case .sequence(let items): copy.content = .sequence(items.map(\.mergingKeys))
        case .mapping(let entries):
            let merged = entries.map { Entry(key: $0.key, value: $0.value.mergingKeys) }
            var all = merged.filter { $0.key.text != "<<" }
            for source in merged.filter({ $0.key.text == "<<" }).flatMap({ $0.value.items ?? [$0.value] }) {
                for entry in source.entries ?? [] where !all.contains(where: { $0.key.text == entry.key.text }) {
                    all.append(entry)
                }
            }
            copy.content = .mapping(all)
        }
        return copy
    }
}

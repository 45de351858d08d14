import ContainerTools
import YAML

/// What of a live object the profile decides. An object in the cluster has more fields than its manifest: defaults,
/// status, what controllers add. Only those that the manifest sets tell whether somebody changed it.
struct Projection {
    /// The live object reduced to the fields and list items of the manifest.
    static func of(_ live: JSONValue, onto manifest: Node) -> JSONValue {
        switch (live, manifest.content) {
        case (.object(let members), .mapping(let entries)):
            var kept: [String: JSONValue] = [:]
            for entry in entries {
                guard let key = entry.key.text else { continue }
                kept[key] = members[key].map { of($0, onto: entry.value) } ?? .null
            }
            return .object(kept)
        case (.array(let items), .sequence(let nodes)):
            let common = zip(items, nodes).map { of($0, onto: $1) }
            return .array(common + items.dropFirst(nodes.count))
        default:
            return live
        }
    }

    /// A digest that changes when somebody changes what the manifest sets.
    static func digest(of live: JSONValue, onto manifest: Manifest) throws -> String {
        var node = manifest.node
        if let entries = node.entries { node.content = .mapping(entries.filter { $0.key.text != "status" }) }
        return try Digest.of(json: of(live, onto: node))
    }
}

/// Compares what a cluster was made from with what the profile says: with what docker shows, and with the record where
/// there is one, since not everything can be seen from outside.
struct ShapeComparison {
    let desired: Desired
    let observed: Observed

    /// What differs, each in words for the user. Nothing is compared where there is no cluster.
    var changes: [String] {
        guard !observed.nodes.isEmpty else { return [] }
        return nodeChanges + imageChanges + portChanges + mountChanges + recordChanges
    }

    private var shape: ClusterShape { desired.shape }

    private var nodeChanges: [String] {
        let wanted = Set(shape.nodeNames(cluster: desired.cluster))
        let present = Set(observed.nodes.filter { $0.role != "external-load-balancer" }.map(\.name))
        return wanted.subtracting(present).sorted().map { "node \($0) is missing" }
            + present.subtracting(wanted).sorted().map { "node \($0) is not in the profile" }
    }

    private var imageChanges: [String] {
        let wanted = Dictionary(zip(shape.nodeNames(cluster: desired.cluster), shape.nodes.map(\.image))) { $1 }
        let changes = observed.nodes.compactMap { node -> String? in
            guard let image = wanted[node.name] ?? nil, !Self.isSame(node.image, image) else { return nil }
            return "node image is \(node.image), not \(image)"
        }
        return Set(changes).sorted()
    }

    /// kind drops the tag of a reference that has a digest.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let digest = one.split(separator: "@").dropFirst().first else { return false }
        return other.split(separator: "@").dropFirst().first == digest
    }

    private var portChanges: [String] {
        let present = Dictionary(observed.nodes.map { ($0.name, $0.ports) }) { $1 }
        var (missing, extra): ([Int], [Int]) = ([], [])
        for (name, node) in zip(shape.nodeNames(cluster: desired.cluster), shape.nodes) {
            guard let present = present[name] else { continue }
            let fixed = Set(node.ports.filter { $0.hostPort > 0 })
            missing += fixed.subtracting(present).map(\.hostPort)
            // Ports that were chosen when the node was created.
            var open = present.subtracting(fixed)
            for mapping in node.ports where mapping.hostPort == 0 {
                if let chosen = open.first(where: { $0.isOpenOnAnyPort(mapping) }) {
                    open.remove(chosen)
                } else {
                    missing.append(mapping.nodePort)
                }
            }
            extra += open.map { $0.hostPort > 0 ? $0.hostPort : $0.nodePort }
        }
        return (missing.isEmpty ? [] : ["host \(ports(missing.sorted())) not mapped as in the profile"])
            + (extra.isEmpty ? [] : ["host \(ports(extra.sorted())) mapped differently in the profile"])
    }

    private func ports(_ numbers: [Int]) -> String {
        if numbers.count == 1 { return "port \(numbers[0]) is" }
        let isRange = numbers.count > 2 && numbers.last == numbers[0] + numbers.count - 1
        let list =
            isRange ? "\(numbers[0])-\(numbers[numbers.count - 1])" : numbers.map(String.init).joined(separator: ", ")
        return "ports \(list) are"
    }

    private var mountChanges: [String] {
        let present = Dictionary(observed.nodes.map { ($0.name, $0.mounts) }) { $1 }
        return zip(shape.nodeNames(cluster: desired.cluster), shape.nodes).flatMap { name, node -> [String] in
            guard let mounts = present[name] else { return [] }
            return Set(node.mounts).subtracting(mounts).map(\.containerPath).sorted()
                .map { "\($0) is not mounted in \(name) as in the profile" }
        }
    }

    private var recordChanges: [String] {
        guard let recorded = observed.contents?.record?.shape, recorded.nodes.count == shape.nodes.count else {
            return []
        }
        let pairs = zip(shape.nodeNames(cluster: desired.cluster), zip(recorded.nodes, shape.nodes))
        return Self.changes(from: recorded.settings, to: shape.settings).map { "\($0) changed" }
            + pairs.flatMap { name, nodes in Self.changes(of: name, from: nodes.0, to: nodes.1) }
    }

    private static func changes(
        of name: String, from old: ClusterShape.NodeShape, to new: ClusterShape.NodeShape
    ) -> [String] {
        let removed = Set(old.mounts).subtracting(new.mounts).map(\.containerPath).sorted()
            .filter { path in !new.mounts.contains { $0.containerPath == path } }
        return removed.map { "\($0) is mounted in \(name) but not in the profile" }
            + (old.patches == new.patches ? [] : ["kubeadmConfigPatches of \(name) changed"])
            + (old.labels == new.labels ? [] : ["labels of \(name) changed"])
            + changes(from: old.settings, to: new.settings).map { "\($0) of \(name) changed" }
    }

    /// The settings of kind's configuration that differ; none if it is not known what they were.
    private static func changes(from old: [String: String]?, to new: [String: String]?) -> [String] {
        guard let old, let new else { return [] }
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }
}

extension ClusterShape.PortMapping {
    /// Whether it may be a mapping without a fixed host port.
    fileprivate func isOpenOnAnyPort(_ mapping: Self) -> Bool {
        nodePort == mapping.nodePort && listenAddress == mapping.listenAddress && transport == mapping.transport
    }
}

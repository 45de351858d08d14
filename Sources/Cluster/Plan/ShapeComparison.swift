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
        guard let image = shape.image else { return [] }
        let others = Set(observed.nodes.filter { $0.role != "external-load-balancer" }.map(\.image))
            .filter { !Self.isSame($0, image) }
        return others.sorted().map { "node image is \($0), not \(image)" }
    }

    /// kind drops the tag of a reference that has a digest.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let digest = one.split(separator: "@").dropFirst().first else { return false }
        return other.split(separator: "@").dropFirst().first == digest
    }

    private var portChanges: [String] {
        let present = observed.nodes.reduce(into: Set<ClusterShape.PortMapping>()) { $0.formUnion($1.ports) }
        let wanted = Set(shape.ports)
        let missing = wanted.subtracting(present).map(\.hostPort).sorted()
        let extra = present.subtracting(wanted).map(\.hostPort).sorted()
        return (missing.isEmpty ? [] : ["host \(ports(missing)) not mapped as in the profile"])
            + (extra.isEmpty ? [] : ["host \(ports(extra)) mapped otherwise than in the profile"])
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
        return zip(shape.nodeNames(cluster: desired.cluster), zip(recorded.nodes, shape.nodes)).flatMap { name, pair in
            let (old, new) = pair
            let removed = Set(old.mounts).subtracting(new.mounts).map(\.containerPath).sorted()
                .filter { path in !new.mounts.contains { $0.containerPath == path } }
            return removed.map { "\($0) is mounted in \(name), and not in the profile" }
                + (old.patches == new.patches ? [] : ["kubeadmConfigPatches of \(name) changed"])
                + (old.labels == new.labels ? [] : ["labels of \(name) changed"])
        }
    }
}

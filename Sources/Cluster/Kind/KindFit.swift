import Diagnostics
import ContainerTools
import YAML

/// Checks that a configuration creates the cluster that the profile describes: a custom template can add to it, but
/// leave nothing out.
struct KindFit {
    let reader: KindReader
    /// The shape that the profile describes.
    let expected: ClusterShape

    func check(_ nodes: [KindConfiguration.Node], _ mark: Mark) throws(Diagnostic) {
        guard nodes.count == expected.nodes.count else {
            throw reader.error(
                mark,
                "kind's configuration has \(count(nodes.count)), but the profile has \(count(expected.nodes.count))",
                hint: "write the nodes within {{#nodes}} and {{/nodes}}, and list them as cluster.nodes in the profile")
        }
        for (node, expected) in zip(nodes, expected.nodes) {
            if let difference = difference(node.shape, expected) {
                throw reader.error(node.mark, difference.message, hint: difference.hint)
            }
        }
        let mapped = nodes.flatMap(\.shape.ports)
        for port in expected.nodes.flatMap(\.ports) where !mapped.contains(where: { $0.serves(port) }) {
            throw reader.error(
                mark, "host port \(port.hostPort) of the profile is not mapped to node port \(port.nodePort)",
                hint: "keep {{#ports}} of the built-in template in extraPortMappings")
        }
    }

    private func difference(
        _ node: ClusterShape.NodeShape, _ expected: ClusterShape.NodeShape
    ) -> (message: String, hint: String)? {
        if node.role != expected.role {
            return ("the role is \(node.role), but \(expected.role) in the profile", "write role: {{role}}")
        }
        if let image = expected.image, node.image != image {
            return ("the image is not the profile's cluster.image, \(image)", "write image: {{image}}")
        }
        if let mount = expected.mounts.first(where: { !node.mounts.contains($0) }) {
            return (
                "the profile's mount of \(mount.containerPath) is missing",
                "keep {{#mounts}} of the built-in template in extraMounts"
            )
        }
        if let label = expected.labels.keys.sorted().first(where: { node.labels[$0] != expected.labels[$0] }) {
            return ("the profile's label \(label) is missing", "keep {{#labels}} of the built-in template in labels")
        }
        if !expected.patches.allSatisfy(node.patches.contains) {
            return (
                "the profile's kubeadmConfigPatches are missing",
                "keep {{#patches}} of the built-in template in kubeadmConfigPatches"
            )
        }
        return nil
    }

    private func count(_ nodes: Int) -> String { nodes == 1 ? "1 node" : "\(nodes) nodes" }
}

extension ClusterShape.PortMapping {
    /// Whether it has the same target as the other, from the same port on at least the other's address.
    fileprivate func serves(_ other: Self) -> Bool {
        hostPort == other.hostPort && nodePort == other.nodePort && transport == other.transport
            && (listenAddress == other.listenAddress || listensEverywhere)
    }
}

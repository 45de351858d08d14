import Diagnostics
import ContainerTools
import Profile
import YAML

extension KindReader {
    private static let nodeFields = [
        "role", "image", "labels", "extraMounts", "extraPortMappings", "gpus", "containerLabels",
        "kubeadmConfigPatches", "kubeadmConfigPatchesJSON6902",
    ]

    /// - Parameter anyAddress: the address on which ports without one listen.
    func nodes(
        _ list: Node?, of cluster: String, anyAddress: String
    ) throws(Diagnostic) -> [KindConfiguration.Node] {
        var nodes: [KindConfiguration.Node] = []
        for node in try self.list(list, of: "nodes") {
            nodes.append(try self.node(node, of: cluster, anyAddress: anyAddress))
        }
        return nodes
    }

    private func node(
        _ node: Node, of cluster: String, anyAddress: String
    ) throws(Diagnostic) -> KindConfiguration.Node {
        let fields = try fields(node, of: "a node", Self.nodeFields)
        let roles = [Role.controlPlane, .worker].map(\.rawValue)
        var shape = ClusterShape.NodeShape(
            role: try word(fields["role"], of: "role", among: roles) ?? Role.controlPlane.rawValue)
        if let image = fields["image"] { shape.image = try self.image(image) }
        shape.labels = try labels(fields["labels"], of: node, cluster: cluster)
        shape.patches = try checkPatches(fields)
        let mounts = try mounts(fields["extraMounts"])
        shape.mounts = mounts.map(\.shape)
        let ports = try ports(fields["extraPortMappings"], anyAddress: anyAddress)
        shape.ports = ports.map(\.mapping)
        let read = ["role", "image", "labels", "extraMounts", "extraPortMappings", "kubeadmConfigPatches"]
        shape.settings = fields.filter { !read.contains($0.key) }.mapValues(\.settingDigest)
        let options = mounts.compactMap(\.options)
        if !options.isEmpty { shape.settings?["extraMounts"] = Node.sequence(options).settingDigest }
        return KindConfiguration.Node(shape: shape, ports: ports, mark: node.mark)
    }

    private func image(_ node: Node) throws(Diagnostic) -> String {
        let image = try text(node, of: "image")
        if let problem = ImageReference.problem(in: image) {
            throw error(node.mark, "'\(image)' is not an image reference: \(problem)")
        }
        return image
    }

    /// The labels of a node without envboot's own, which is required.
    private func labels(
        _ labels: Node?, of node: Node, cluster: String
    ) throws(Diagnostic) -> [String: String] {
        var texts: [String: String] = [:]
        for (key, value) in try map(labels, of: "labels").sorted(by: { $0.key < $1.key }) {
            let text = try text(value, of: "the label \(key)")
            if let problem = NodeLabel.problem(key: key, value: text) {
                throw error(value.mark, problem.message, hint: problem.hint)
            }
            texts[key] = text
        }
        guard texts.removeValue(forKey: Manifest.environmentLabel) == cluster else {
            throw error(
                labels?.mark ?? node.mark,
                "a node is missing the label \(Manifest.environmentLabel), which marks clusters managed by envboot",
                hint: "write labels: {\(Manifest.environmentLabel): {{cluster}}} for each node")
        }
        return texts
    }
}

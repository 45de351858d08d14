import Diagnostics
import ContainerTools
import Profile
import YAML

/// kind's configuration of a cluster, `kind.x-k8s.io/v1alpha4`: the rendered file, parsed and checked as far as
/// possible without starting anything. Built-in and custom templates are handled in the same way.
package struct KindConfiguration: Sendable {
    /// A port of this machine that a new cluster opens.
    package struct HostPort: Sendable {
        var mapping: ClusterShape.PortMapping
        /// Its position in the text and in the template.
        var mark: Mark
        var place: Finding.Place?
        /// Its purpose, if it is not a port of the profile.
        var use: String
    }

    /// A parsed node and its position.
    struct Node: Sendable {
        var shape: ClusterShape.NodeShape
        var ports: [HostPort]
        var mark: Mark
    }

    let shape: ClusterShape
    /// The nodes' ports and, if fixed, the API server's.
    let hostPorts: [HostPort]

    /// - Throws: if kind refuses the text, or would make of it another cluster than the profile says.
    init(_ text: KindText, for profile: Profile) throws(Diagnostic) {
        let reader = KindReader(text: text)
        let cluster = profile.cluster.name
        let fields = try reader.cluster(named: cluster)
        let network = try KindNetwork(fields["networking"], reader)
        let nodes = try reader.nodes(fields["nodes"], of: cluster, anyAddress: network.anyAddress)
        hostPorts = nodes.flatMap(\.ports) + network.hostPorts
        try KindPorts(reader: reader).check(hostPorts)
        try KindFit(reader: reader, expected: ClusterShape(profile)).check(nodes, fields["nodes"]?.mark ?? .start)
        let read = ["kind", "apiVersion", "name", "nodes"]
        shape = ClusterShape(
            nodes: nodes.map(\.shape), settings: fields.filter { !read.contains($0.key) }.mapValues(\.settingDigest))
    }
}

extension KindReader {
    private static let fields = [
        "kind", "apiVersion", "name", "nodes", "networking", "featureGates", "runtimeConfig", "kubeadmConfigPatches",
        "kubeadmConfigPatchesJSON6902", "containerdConfigPatches", "containerdConfigPatchesJSON6902",
    ]

    /// The fields of the document, checked except for nodes and network.
    fileprivate func cluster(named name: String) throws(Diagnostic) -> [String: Node] {
        let fields = try fields(document(), of: "kind's configuration", Self.fields)
        try require("Cluster", as: "kind", fields)
        try require("kind.x-k8s.io/v1alpha4", as: "apiVersion", fields)
        if let written = fields["name"], try text(written, of: "name") != name {
            throw error(
                written.mark, "the name is '\(written.text ?? "")', but the profile's cluster is '\(name)'",
                hint: "write name: {{cluster}}")
        }
        for (gate, value) in try map(fields["featureGates"], of: "featureGates") {
            _ = try flag(value, of: "the feature gate \(gate)")
        }
        for (key, value) in try map(fields["runtimeConfig"], of: "runtimeConfig") {
            _ = try text(value, of: "\(key) in runtimeConfig")
        }
        try checkPatches(fields)
        for key in ["containerdConfigPatches", "containerdConfigPatchesJSON6902"] {
            _ = try texts(fields[key], of: key)
        }
        return fields
    }

    private func document() throws(Diagnostic) -> Node {
        let documents: [Node]
        do {
            documents = try parse(Array(text.text.utf8), file: text.file)
        } catch {
            let message = inTemplate(error.message)
            throw self.error(
                error.mark, "kind's configuration is not YAML: \(message)", hint: error.hint ?? Self.documentation)
        }
        guard let document = documents.first, !document.isNull else {
            throw error(.start, "kind's configuration is empty")
        }
        if documents.count > 1 {
            throw error(
                documents[1].mark,
                "kind's configuration has \(documents.count) documents, but kind reads only the first",
                hint: "write one document, without ---")
        }
        return document.mergingKeys
    }

    private func require(_ value: String, as key: String, _ fields: [String: Node]) throws(Diagnostic) {
        guard let node = fields[key] else {
            throw error(.start, "kind's configuration has no \(key)", hint: "write \(key): \(value)")
        }
        guard node.text == value else {
            throw error(node.mark, "\(key) is '\(node.text ?? "")'", hint: "write \(key): \(value)")
        }
    }
}

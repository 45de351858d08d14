import Profile

/// What of a cluster is fixed when it is made: a change of it takes a new cluster. Stored in the cluster, so that
/// another checkout compares with it.
package struct ClusterShape: Codable, Sendable, Equatable {
    package struct NodeShape: Codable, Sendable, Equatable {
        var role: String
        /// Nil if unspecified.
        var image: String?
        package var mounts: [MountShape] = []
        package var patches: [String] = []
        /// Without envboot's own label.
        var labels: [String: String] = [:]
        var ports: [PortMapping] = []
        /// Digests of the node's other settings in kind's configuration, by key; nil if unknown.
        var settings: [String: String]?
    }

    package struct MountShape: Codable, Sendable, Equatable, Hashable {
        package var hostPath: String
        var containerPath: String
        var readOnly: Bool
    }

    package struct PortMapping: Codable, Sendable, Equatable, Hashable {
        /// 0 if it is chosen when the node is created.
        var hostPort: Int
        var nodePort: Int
        var listenAddress: String
        /// `udp` or `sctp`; nil for TCP.
        var transport: String?
    }

    package var nodes: [NodeShape]
    /// Digests of the cluster's other settings in kind's configuration, by key; nil if unknown.
    var settings: [String: String]?

    /// The shape that a profile describes. A custom template can add to it.
    init(_ profile: Profile) {
        let ports = profile.services.flatMap(\.exposes).flatMap { expose in
            expose.hostPorts(profile.ports).map {
                PortMapping(hostPort: $0, nodePort: expose.nodePort, listenAddress: profile.ports.listenAddress)
            }
        }
        // Node ports are reached through any node; the first control-plane is always there.
        let portsNode = profile.cluster.nodes.firstIndex { $0.role == .controlPlane }
        nodes = profile.cluster.nodes.enumerated().map { index, node in
            NodeShape(
                role: node.role.rawValue, image: profile.cluster.image,
                mounts: node.extraMounts.map {
                    MountShape(hostPath: $0.hostPath, containerPath: $0.containerPath, readOnly: $0.readOnly)
                },
                patches: node.kubeadmConfigPatches, labels: node.labels, ports: index == portsNode ? ports : [])
        }
    }

    init(nodes: [NodeShape], settings: [String: String]) {
        self.nodes = nodes
        self.settings = settings
    }

    /// The names that kind gives the containers of the nodes: the role, with a number from the second on.
    func nodeNames(cluster: String) -> [String] {
        var counts: [String: Int] = [:]
        return nodes.map { node in
            let count = counts[node.role, default: 0] + 1
            counts[node.role] = count
            return "\(cluster)-\(node.role)\(count == 1 ? "" : String(count))"
        }
    }

    /// The nodes that pods can run on. kubeadm taints a control-plane unless it is the only node.
    func workloadNodes(cluster: String) -> [String] {
        let workers = nodeNames(of: .worker, cluster: cluster)
        return workers.isEmpty ? nodeNames(cluster: cluster) : workers
    }

    /// The names of the nodes that have a role.
    func nodeNames(of role: Role, cluster: String) -> [String] {
        zip(nodeNames(cluster: cluster), nodes).filter { $0.1.role == role.rawValue }.map(\.0)
    }
}

extension ClusterShape.NodeShape {
    /// Missing in records of earlier versions.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        role = try values.decode(String.self, forKey: .role)
        image = try values.decodeIfPresent(String.self, forKey: .image)
        mounts = try values.decode([ClusterShape.MountShape].self, forKey: .mounts)
        patches = try values.decode([String].self, forKey: .patches)
        labels = try values.decode([String: String].self, forKey: .labels)
        ports = try values.decodeIfPresent([ClusterShape.PortMapping].self, forKey: .ports) ?? []
        settings = try values.decodeIfPresent([String: String].self, forKey: .settings)
    }
}

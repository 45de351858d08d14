import Profile
import Templates

/// What of a cluster is fixed when it is made: a change of it takes a new cluster. Stored in the cluster, so that
/// another checkout compares with it.
public struct ClusterShape: Codable, Sendable, Equatable {
    struct NodeShape: Codable, Sendable, Equatable {
        var role: String
        var mounts: [MountShape]
        var patches: [String]
        var labels: [String: String]
    }

    struct MountShape: Codable, Sendable, Equatable, Hashable {
        var hostPath: String
        var containerPath: String
        var readOnly: Bool
    }

    struct PortMapping: Codable, Sendable, Equatable, Hashable {
        var hostPort: Int
        var nodePort: Int
        var listenAddress: String
    }

    /// nil where the profile leaves it open.
    var image: String?
    var nodes: [NodeShape]
    var ports: [PortMapping]

    init(_ profile: Profile) {
        image = profile.cluster.image
        nodes = profile.cluster.nodes.map { node in
            NodeShape(
                role: node.role.rawValue,
                mounts: node.extraMounts.map {
                    MountShape(hostPath: $0.hostPath, containerPath: $0.containerPath, readOnly: $0.readOnly)
                },
                patches: node.kubeadmConfigPatches, labels: node.labels)
        }
        ports = profile.services.flatMap(\.exposes).flatMap { expose in
            expose.hostPorts(profile.ports).map {
                PortMapping(hostPort: $0, nodePort: expose.nodePort, listenAddress: profile.ports.listenAddress)
            }
        }
    }

    /// kind's configuration for such a cluster, from the template of that name.
    ///
    /// - Parameter defaultImage: the node image where the profile leaves it open; nil for the installed kind's own.
    func kindConfiguration(cluster: String, defaultImage: String?, template: Template) throws -> String {
        // Node ports are reached through any node; the first control-plane is always there.
        let portsNode = nodes.firstIndex { $0.role == Role.controlPlane.rawValue }
        return try template.render([
            "cluster": .text(cluster),
            "nodes": .list(
                nodes.enumerated().map { index, node in
                    node.values(image: image ?? defaultImage, ports: index == portsNode ? ports : [])
                }),
        ])
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
    fileprivate func values(image: String?, ports: [ClusterShape.PortMapping]) -> Value {
        .fields([
            "role": .text(role), "image": .optional(image),
            "labels": .list(
                labels.sorted { $0.key < $1.key }.map { .fields(["name": .text($0.key), "value": .text($0.value)]) }),
            "hasMounts": .flag(!mounts.isEmpty),
            "mounts": .list(
                mounts.map {
                    .fields([
                        "hostPath": .text($0.hostPath), "containerPath": .text($0.containerPath),
                        "readOnly": .flag($0.readOnly),
                    ])
                }),
            "hasPatches": .flag(!patches.isEmpty), "patches": .list(patches.map(Value.text)),
            "hasPorts": .flag(!ports.isEmpty),
            "ports": .list(
                ports.map {
                    .fields([
                        "nodePort": .number($0.nodePort), "hostPort": .number($0.hostPort),
                        "listenAddress": .text($0.listenAddress),
                    ])
                }),
        ])
    }
}

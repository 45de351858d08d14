import Foundation

/// What is there now, as docker and the cluster tell it.
public struct Observed: Sendable, Equatable {
    /// The cluster's node containers by name, running or not.
    var nodes: [NodeContainer] = []
    /// What docker has, by reference: the image's ID.
    var hostImages: [String: String] = [:]
    /// The references of images that docker has by digest, with or without envboot's tag.
    var hostDigests: Set<String> = []
    var kubeconfig: KubeconfigState = .missing
    var cluster: ClusterState = .absent
    /// Whether a creation was begun and not seen to end.
    var isCreationUnfinished = false
    /// The URLs that answered with success.
    var answering: Set<String> = []

    /// A node of the cluster as docker sees it.
    struct NodeContainer: Sendable, Equatable {
        var name: String
        var role: String
        /// It runs, or is paused.
        var isRunning: Bool
        var image: String
        var mounts: Set<ClusterShape.MountShape>
        var ports: Set<ClusterShape.PortMapping>
        /// The host's port that leads to the API server; nil on a worker.
        var apiPort: Int?
        /// The addresses that Docker gave it.
        var addresses: Set<String> = []
        /// When it was started, if it was stopped before; nil for one that has run since it was made.
        var restart: Date?
    }

    enum ClusterState: Sendable, Equatable {
        /// No container of that cluster.
        case absent
        /// Some or all nodes do not run.
        case stopped
        /// A cluster of that name which envboot did not make.
        case unmanaged
        /// The nodes run and are envboot's, but the API server does not answer, for the reason given.
        case silent(String)
        case answering(Contents)
    }

    /// What the API server tells.
    struct Contents: Sendable, Equatable {
        var nodes: [Node] = []
        /// The environment's objects.
        var objects: [ObjectKey: JSONValue] = [:]
        /// What envboot noted in the cluster; nil where it did not get to it.
        var record: Record?
        /// The digest of the record that a copy of the cluster's state is kept of, or of which none can be.
        var kept: String?
        /// The nodes, of those that pods run on, that lack an image as it is on this machine: by its reference.
        var nodesLacking: [String: Set<String>] = [:]
        /// Whether pods are led to the API server by an address, too, that its node had before it was started.
        var hasStaleAPIServer = false
    }

    struct Node: Sendable, Equatable {
        var name: String
        var isReady: Bool
        /// The references that the kubelet lists; it looks every half minute, and lists the 50 largest images.
        var images: Set<String>
    }

    /// The file at the kubeconfig's path.
    enum KubeconfigState: Sendable, Equatable {
        case missing
        /// It leads to this cluster.
        case current
        /// envboot's or kind's for this cluster, but it leads to an earlier one, or cannot be read.
        case stale(String)
        /// It has clusters of somebody else's.
        case otherCluster(String)
    }

    var contents: Contents? { if case .answering(let contents) = cluster { contents } else { nil } }
}

extension Observed.Contents {
    /// Whether an object is on its way out, alone or with its namespace. What is applied to it is lost.
    func isBeingDeleted(_ key: ObjectKey) -> Bool {
        [key, key.namespace.map(ObjectKey.namespace)].contains { key in
            key.flatMap { objects[$0]?["metadata", "deletionTimestamp"] } != nil
        }
    }
}

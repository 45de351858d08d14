import ContainerTools
import Foundation

/// What is there now, as docker and the cluster tell it.
package struct Observed: Sendable, Equatable {
    /// The cluster's node containers by name, running or not.
    package var nodes: [NodeContainer] = []
    /// What docker has, by reference: the image's ID.
    package var hostImages: [String: String] = [:]
    /// The references of images that docker has by digest, with or without envboot's tag.
    package var hostDigests: Set<String> = []
    /// The platforms of images that docker has, but not for the platform that the profile asks for, by reference.
    package var otherPlatforms: [String: Platform] = [:]
    package var kubeconfig: KubeconfigState = .missing
    package var cluster: ClusterState = .absent
    /// Whether a creation was begun and not seen to end.
    package var isCreationUnfinished = false
    /// The URLs that answered with success.
    package var answering: Set<String> = []

    /// A node of the cluster as docker sees it.
    package struct NodeContainer: Sendable, Equatable {
        package var name: String
        package var role: String
        /// It runs, or is paused.
        package var isRunning: Bool
        package var image: String
        package var mounts: Set<ClusterShape.MountShape>
        package var ports: Set<ClusterShape.PortMapping>
        /// The host's port that leads to the API server; nil on a worker.
        package var apiPort: Int?
        /// The addresses that Docker gave it.
        package var addresses: Set<String> = []
        /// When it was started, if it was stopped before; nil for one that has run since it was made.
        package var restart: Date?
    }

    package enum ClusterState: Sendable, Equatable {
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
    package struct Contents: Sendable, Equatable {
        package var nodes: [Node] = []
        /// The environment's objects.
        package var objects: [ObjectKey: JSONValue] = [:]
        /// What envboot noted in the cluster; nil where it did not get to it.
        package var record: Record?
        /// The digest of the record that a copy of the cluster's state is kept of, or of which none can be.
        package var kept: String?
        /// The nodes, of those that pods run on, that lack an image as it is on this machine: by its reference.
        package var nodesLacking: [String: Set<String>] = [:]
        /// Whether pods are led to the API server by an address, too, that its node had before it was started.
        package var hasStaleAPIServer = false
    }

    package struct Node: Sendable, Equatable {
        package var name: String
        package var isReady: Bool
        /// The references that the kubelet lists; it looks every half minute, and lists the 50 largest images.
        package var images: Set<String>
    }

    /// The file at the kubeconfig's path.
    package enum KubeconfigState: Sendable, Equatable {
        case missing
        /// It leads to this cluster.
        case current
        /// envboot's or kind's for this cluster, but it leads to an earlier one, or cannot be read.
        case stale(String)
        /// It has clusters of somebody else's.
        case otherCluster(String)
    }

    package var contents: Contents? { if case .answering(let contents) = cluster { contents } else { nil } }
}

extension Observed.Contents {
    /// Whether an object is on its way out, alone or with its namespace. What is applied to it is lost.
    package func isBeingDeleted(_ key: ObjectKey) -> Bool {
        [key, key.namespace.map(ObjectKey.namespace)].contains { key in
            key.flatMap { objects[$0]?["metadata", "deletionTimestamp"] } != nil
        }
    }
}

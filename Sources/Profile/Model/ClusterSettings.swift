/// The cluster of an environment.
package struct ClusterSettings: Sendable, Equatable {
    /// The cluster's name in kind: a DNS label of at most 50 characters.
    package var name: String
    /// The absolute path of the environment's own kubeconfig.
    package var kubeconfig: String
    /// The node image; nil for the installed kind's own.
    package var image: String?
    /// The Kubernetes version, `MAJOR.MINOR` or `MAJOR.MINOR.PATCH`, that the node image follows from; ``image`` takes
    /// precedence.
    package var kubernetes: String?
    /// The nodes, at least one of them a control plane.
    package var nodes: [ClusterNode]
    /// What to do where a change needs a new cluster.
    package var onChange: OnChange

    /// Makes the settings of a cluster.
    package init(
        name: String, kubeconfig: String, image: String? = nil, kubernetes: String? = nil,
        nodes: [ClusterNode] = [ClusterNode()], onChange: OnChange = .ask
    ) {
        self.name = name
        self.kubeconfig = kubeconfig
        self.image = image
        self.kubernetes = kubernetes
        self.nodes = nodes
        self.onChange = onChange
    }
}

/// What to do where a change can only be made by a new cluster.
package enum OnChange: String, Sendable, CaseIterable {
    /// Ask on a terminal, refuse elsewhere.
    case ask
    /// Recreate the cluster.
    case recreate
    /// Refuse.
    case fail
}

/// A node of the cluster.
package struct ClusterNode: Sendable, Equatable {
    /// What the node does.
    package var role: Role
    /// Folders and files of this machine that the node sees.
    package var extraMounts: [Mount]
    /// Changes to the node's kubeadm configuration, each a text of YAML.
    package var kubeadmConfigPatches: [String]
    /// The labels of the Kubernetes node.
    package var labels: [String: String]

    /// Makes a node.
    package init(
        role: Role = .controlPlane, extraMounts: [Mount] = [], kubeadmConfigPatches: [String] = [],
        labels: [String: String] = [:]
    ) {
        self.role = role
        self.extraMounts = extraMounts
        self.kubeadmConfigPatches = kubeadmConfigPatches
        self.labels = labels
    }
}

/// What a node does.
package enum Role: String, Sendable, CaseIterable {
    /// Runs the API server; alone in a cluster, it runs pods too.
    case controlPlane = "control-plane"
    /// Runs pods.
    case worker
}

/// A folder or file of this machine that a node sees.
package struct Mount: Sendable, Equatable {
    /// The absolute path on this machine. Docker makes a folder where nothing is there.
    package var hostPath: String
    /// The absolute path in the node.
    package var containerPath: String
    /// Whether the node may only read it.
    package var readOnly: Bool

    /// Makes a mount.
    package init(hostPath: String, containerPath: String, readOnly: Bool = false) {
        self.hostPath = hostPath
        self.containerPath = containerPath
        self.readOnly = readOnly
    }
}

/// The steps that lead from what was observed to what the profile says. A value: computing it changes nothing.
package struct Plan: Sendable, Equatable {
    /// The steps, each after those that it needs. None where the environment is as the profile says.
    package var steps: [Step] = []
    /// Whether these steps are all of it. Where they are not, the cluster has to be observed again after them: what is
    /// in stopped nodes cannot be seen.
    package var isComplete = true
    /// What differs from the profile so that only a new cluster can bring it; the first step then replaces the cluster.
    package var recreation: [String] = []
    /// What stands in the way; nothing is done while there is any.
    package var obstacles: [Obstacle] = []

    /// Whether there is anything to do.
    package var isEmpty: Bool { steps.isEmpty && obstacles.isEmpty }

    /// How long it takes to create the cluster, if the plan does.
    var creationCost: String {
        let creation = steps.first { if case .createCluster = $0.action { true } else { false } }
        return creation?.cost.split(separator: "; ").first.map(String.init) ?? "about a minute"
    }

    package var createsCluster: Bool {
        steps.contains { if case .createCluster = $0.action { true } else { false } }
    }

    package var startsNodes: Bool {
        steps.contains { if case .startNodes = $0.action { true } else { false } }
    }
}

/// Something that `up` must not or cannot change.
package enum Obstacle: Sendable, Equatable, Error {
    /// A cluster of that name was not made by envboot for this profile.
    case unmanagedCluster(name: String, difference: String)
    /// The kubeconfig's path has a file with another cluster in it.
    case otherClustersKubeconfig(path: String, cluster: String)
    /// An image that may not be pulled is not on this machine.
    case missingImage(name: String, reference: String, platform: String? = nil)
}

extension Obstacle: CustomStringConvertible {
    /// What is blocking, and what to do about it.
    package var description: String {
        switch self {
        case .unmanagedCluster(let name, let difference):
            """
            a cluster named '\(name)' exists that envboot did not make: \(difference)
            hint: choose another cluster.name in the profile, or remove that cluster: kind delete cluster --name \(name)
            """
        case .otherClustersKubeconfig(let path, let cluster):
            """
            \(path) belongs to another cluster ('\(cluster)'), and is left as it is
            hint: choose another cluster.kubeconfig in the profile, or move that file away
            """
        case .missingImage(let name, let reference, let platform):
            """
            the image '\(name)' (\(reference)) is not on this machine\(platform.map { " for \($0)" } ?? ""), and its profile says pull: never
            hint: pull or build it, or allow pulling it with pull: missing
            """
        }
    }
}

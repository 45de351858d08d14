import Profile

/// What is there, for a person or a program to read.
package struct Status: Sendable, Codable, Equatable {
    /// A node of the cluster.
    package struct Node: Sendable, Codable, Equatable {
        /// The container's and the node's name.
        package var name: String
        /// `control-plane` or `worker`.
        package var role: String
        /// `ready`, `not ready`, `running` where the API server does not tell, `stopped`.
        package var state: String
    }

    /// An image of the profile.
    package struct Image: Sendable, Codable, Equatable {
        /// The profile's name for it.
        package var name: String
        /// What docker and the pods call it.
        package var reference: String
        /// Whether docker has it.
        package var onThisMachine: Bool
        /// The nodes that lack it; nil where they cannot be asked.
        package var lackingIn: [String]?
    }

    /// A service of the profile.
    package struct Service: Sendable, Codable, Equatable {
        /// Its name.
        package var name: String
        /// `ready`, or what `up` would do and why.
        package var state: String
    }

    /// One of Ginkgo's processes.
    package struct Process: Sendable, Codable, Equatable {
        /// From 1.
        package var process: Int
        /// The host's port.
        package var port: Int
        /// Where the process reaches the exposed service.
        package var url: String
        /// Whether that answers with success, or, where the profile has no path for it, takes a connection.
        package var answers: Bool
    }

    /// The cluster's name.
    package var cluster: String
    /// `absent`, `stopped`, `unmanaged`, `not answering`, `running`.
    package var state: String
    /// The kubeconfig's path.
    package var kubeconfig: String
    /// The nodes by name.
    package var nodes: [Node]
    /// The images in the profile's order.
    package var images: [Image]
    /// The services in the profile's order.
    package var services: [Service]
    /// The processes by number.
    package var processes: [Process]
    /// What `up` would do, with its reason; none where the environment is as the profile says.
    package var drift: [String]
}

extension Environment {
    /// What is there, and how it differs from the profile.
    package func status() async throws -> Status {
        let observed = try await observe()
        let plan = Planner.plan(desired, observed)
        let profile = desired.profile
        return Status(
            cluster: desired.cluster, state: observed.cluster.word, kubeconfig: profile.cluster.kubeconfig,
            nodes: observed.nodes.sorted { $0.name < $1.name }.map { node in
                Status.Node(name: node.name, role: node.role, state: observed.state(of: node))
            },
            images: desired.images.map { image in
                Status.Image(
                    name: image.name, reference: image.reference,
                    onThisMachine: observed.hostImages[image.reference] != nil,
                    lackingIn: observed.contents.map { $0.nodesLacking[image.reference, default: []].sorted() })
            },
            services: desired.services.map { service in
                let state = observed.contents == nil ? observed.cluster.word : plan.reason(for: service) ?? "ready"
                return Status.Service(name: service.name, state: state)
            },
            processes: profile.processes.map { process in
                let probes = desired.services.flatMap(\.probes).filter { $0.port == process.port }
                return Status.Process(
                    process: process.number, port: process.port, url: process.url,
                    answers: !probes.isEmpty && probes.allSatisfy { observed.answering.contains($0.url) })
            },
            drift: plan.obstacles.map(\.description) + plan.steps.map { "\($0.title): \($0.reason)" })
    }
}

extension Observed.ClusterState {
    fileprivate var word: String {
        switch self {
        case .absent: "absent"
        case .stopped: "stopped"
        case .unmanaged: "foreign"
        case .silent: "not answering"
        case .answering: "running"
        }
    }
}

extension Observed {
    fileprivate func state(of node: NodeContainer) -> String {
        guard node.isRunning else { return "stopped" }
        guard let known = contents?.nodes.first(where: { $0.name == node.name }) else { return "running" }
        return known.isReady ? "ready" : "not ready"
    }
}

extension Plan {
    /// Why a service or a job has a step; nil if it has none.
    func reason(for service: DesiredService) -> String? {
        steps.first { $0.id == service.stepID || $0.id == "answers \(service.name)" }?.reason
    }
}

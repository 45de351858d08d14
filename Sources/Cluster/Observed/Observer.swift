import ContainerTools
import Foundation
import Programs

/// Finds out what is there, with as few programs as it can and all of them side by side.
package struct Observer: Sendable {
    package let desired: Desired
    package let runner: Runner
    package let folder: StateFolder

    private var docker: Docker { Docker(runner: runner) }
    private var kubeconfig: Kubeconfig {
        Kubeconfig(path: desired.profile.cluster.kubeconfig, cluster: desired.cluster)
    }

    package func observe() async throws -> Observed {
        let file = kubeconfig.content()
        async let nodeNames = docker.nodeNames(of: desired.cluster)
        async let inspected = docker.inspect(
            desired.shape.nodeNames(cluster: desired.cluster) + HostImages.names(of: desired.images))
        async let answering = HTTPProbe.answering(desired.services.flatMap(\.probes))
        async let guess = ClusterReader(desired: desired, runner: runner).read(through: file, at: kubeconfig.path)

        var observed = Observed()
        observed.isCreationUnfinished = try CreationMark(folder: folder, cluster: desired.cluster).exists()
        let objects = try await inspected
        observed.nodes = objects.compactMap { Observed.NodeContainer($0, cluster: desired.cluster) }
        let unknown = Set(try await nodeNames).subtracting(observed.nodes.map(\.name))
        if !unknown.isEmpty {
            observed.nodes += try await docker.inspect(unknown.sorted())
                .compactMap { Observed.NodeContainer($0, cluster: desired.cluster) }
        }
        let images = try await HostImages(of: desired.images, among: objects, docker)
        observed.hostImages = images.ids
        observed.hostDigests = images.digests
        observed.otherPlatforms = images.otherPlatforms
        observed.kubeconfig = state(of: file, nodes: observed.nodes)
        observed.answering = await answering
        observed.cluster = try await cluster(observed, guess: await guess)
        return observed
    }

    private func state(of file: Kubeconfig.Content, nodes: [Observed.NodeContainer]) -> Observed.KubeconfigState {
        switch file {
        case .missing: .missing
        case .unreadable(let reason): .stale(reason)
        case .otherCluster(let other): .otherCluster(other)
        case .ours(let port):
            nodes.contains { $0.apiPort == port } ? .current : .stale("it leads to port \(port), where no node is")
        }
    }

    private func cluster(_ observed: Observed, guess: ClusterReader.Reading) async throws -> Observed.ClusterState {
        if observed.nodes.isEmpty { return .absent }
        guard observed.nodes.allSatisfy(\.isRunning) else { return try await ownership(observed) ?? .stopped }
        let reader = ClusterReader(desired: desired, runner: runner)
        switch observed.kubeconfig == .current ? guess : try await reader.readThroughKind() {
        case .notAsked: return try await ownership(observed) ?? .silent("kind has no kubeconfig for it")
        case .silent(let reason): return try await ownership(observed) ?? .silent(reason)
        case .contents(let contents) where contents.nodes.isEmpty:
            return try await ownership(observed) ?? .silent("its nodes have not joined it yet")
        case .contents(var contents):
            contents.nodesLacking = try await NodeImages(desired: desired, docker: docker)
                .nodesLacking(contents, hostImages: observed.hostImages)
            contents.hasStaleAPIServer = await APIServerAddress(
                kubectl: Kubectl(runner: runner, kubeconfig: desired.profile.cluster.kubeconfig)
            ).isStale(observed.nodes)
            return .answering(contents)
        }
    }
}

extension Observer {
    /// `unmanaged` unless something says that envboot made the cluster: the label in the configuration that kind leaves in
    /// a node, which can be read while the node is stopped or does not answer, or the mark of a creation.
    private func ownership(_ observed: Observed) async throws -> Observed.ClusterState? {
        for node in observed.nodes {
            guard let configuration = try await docker.kubeadmConfiguration(inNode: node.name) else { continue }
            return Self.names(desired.label, in: configuration) ? nil : .unmanaged
        }
        // kind had not come to writing it: then only the mark tells.
        return observed.isCreationUnfinished ? nil : .unmanaged
    }

    /// Whether the label stands in a text as a whole: `fleet-e2e` is not in `fleet-e2e-remote`.
    package static func names(_ label: String, in text: String) -> Bool {
        text.ranges(of: label).contains { range in
            guard let next = text[range.upperBound...].first else { return true }
            return !(next.isLetter || next.isNumber || "-_.".contains(next))
        }
    }
}

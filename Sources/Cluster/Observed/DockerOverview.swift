import ContainerTools
import Programs

/// How the clusters of this machine are, as one `docker ps` tells it. Whether one answers, is envboot's, and is as its
/// profile says takes more: ``Environment/status()``.
package struct DockerOverview: Sendable {
    /// How a cluster is, by its nodes.
    package enum State: Sendable {
        /// Another envboot is at work on it: which.
        case held(by: String)
        /// There is none of its nodes.
        case absent
        /// Some or all of its nodes do not run.
        case stopped
        /// Its creation was begun and not seen to end.
        case halfMade
        /// All its nodes run.
        case running
    }

    private let folder: StateFolder
    /// Whether each node of a cluster runs, by the cluster's name.
    private let nodes: [String: [Bool]]

    /// Asks docker; changes nothing.
    ///
    /// - Parameters:
    ///   - runner: starts docker, which may take 3 s.
    ///   - folder: where the marks of creations are.
    /// - Throws: `ProgramError`, `PathRefused` if the folder could be somebody else's, or `CancellationError`.
    package init(_ runner: Runner, _ folder: StateFolder) async throws {
        self.folder = folder
        _ = try folder.existing()
        nodes = try await Docker(runner: runner.within(.seconds(3))).nodesByCluster()
    }

    /// The state of the cluster of this name.
    ///
    /// - Throws: `PathRefused` if its lock or its mark could be somebody else's.
    package func state(of cluster: String) throws -> State {
        if let holder = try Lock(folder: folder, cluster: cluster).currentHolder() { return .held(by: holder) }
        guard let nodes = nodes[cluster] else { return .absent }
        if try CreationMark(folder: folder, cluster: cluster).exists() { return .halfMade }
        return nodes.allSatisfy(\.self) ? .running : .stopped
    }
}

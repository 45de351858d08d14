import Files
import Programs

/// The kind commands that an environment needs. Each is given a kubeconfig of its own, since kind otherwise writes to
/// the user's.
package struct Kind: Sendable {
    package let runner: Runner

    package init(runner: Runner) {
        self.runner = runner
    }

    /// Creates a cluster of that name from a configuration file, and writes its kubeconfig to `kubeconfig`. Where that fails, the
    /// nodes stay as they are.
    package func create(
        _ cluster: String, configuration: String, kubeconfig: String, onLine: @escaping Runner.LineHandler
    ) async throws {
        let arguments = [
            "create", "cluster", "--name", cluster, "--config", configuration, "--kubeconfig", kubeconfig, "--retain",
        ]
        try await runner.run(
            Command("kind", arguments, timeout: .seconds(900)), reason: KindOutput.reason, onLine: onLine)
    }

    /// Deletes every node of a cluster. kind also takes the cluster out of a kubeconfig, and is given one that is not
    /// there.
    package func delete(_ cluster: String, timeout: Duration = .seconds(300)) async throws {
        try await withTemporaryFolder { temporary in
            let arguments = ["delete", "cluster", "--name", cluster, "--kubeconfig", temporary + "/kubeconfig"]
            try await runner.run(Command("kind", arguments, timeout: timeout))
        }
    }

    /// The kubeconfig of a cluster, whose nodes must run.
    package func kubeconfig(of cluster: String) async throws -> [UInt8] {
        try await runner.run(Command("kind", ["get", "kubeconfig", "--name", cluster], timeout: .seconds(60)))
    }

    /// Loads the images of an archive, as `docker save` writes it, into some nodes of a cluster.
    package func load(archive: String, into nodes: [String], of cluster: String) async throws {
        let arguments = [
            "load", "image-archive", archive, "--name", cluster, "--nodes", nodes.joined(separator: ","),
        ]
        try await runner.run(Command("kind", arguments, timeout: .seconds(600)))
    }
}

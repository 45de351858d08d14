import Programs

/// What of a node's containerd an environment needs, through the `ctr` in the node.
struct Containerd: Sendable {
    let node: String
    let runner: Runner

    /// The digests of the images in the node, by every name that containerd has for them.
    func imageDigests() async throws -> [String: String] {
        let lines = try await text(["images", "list"]).split(separator: "\n").dropFirst()
        return lines.reduce(into: [:]) { digests, line in
            let columns = line.split(whereSeparator: \.isWhitespace)
            guard columns.count > 2 else { return }
            digests[String(columns[0])] = String(columns[2])
        }
    }

    /// What containers' files are kept by: `overlayfs` unless kind found that this machine's disk needs another.
    func snapshotter() async throws -> String {
        let configuration = try await run(["containerd", "config", "dump"])
        return configuration.firstMatch(of: /(?m)^\s*snapshotter = ["']([^"']+)["']/).map { String($0.1) }
            ?? "overlayfs"
    }

    /// Unpacks the image with the digest, if it is not yet.
    func unpack(_ digest: String, snapshotter: String) async throws {
        _ = try await text(["snapshots", "--snapshotter", snapshotter, "unpack", digest])
    }

    private func text(_ arguments: [String]) async throws -> String {
        try await run(["ctr", "--namespace", "k8s.io"] + arguments)
    }

    private func run(_ arguments: [String]) async throws -> String {
        let command = Command("docker", ["exec", node] + arguments, timeout: .seconds(120))
        return String(decoding: try await runner.run(command), as: UTF8.self)
    }
}

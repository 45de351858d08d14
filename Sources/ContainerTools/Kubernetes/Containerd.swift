/// What of a node's containerd an environment needs, through the `ctr` in the node.
package struct Containerd: Sendable {
    package let node: String
    package let docker: Docker

    package init(node: String, docker: Docker) {
        self.node = node
        self.docker = docker
    }

    /// The digests of the images in the node, by every name that containerd has for them.
    package func imageDigests() async throws -> [String: String] {
        try await rows(["images", "list"]).reduce(into: [:]) { digests, row in
            if row.count > 2 { digests[row[0]] = row[2] }
        }
    }

    /// The platform of the node; nil if containerd does not report it.
    package func platform() async throws -> Platform? {
        // Plugins that depend on it list it: `io.containerd.differ.v1  walking  linux/amd64  ok`.
        try await rows(["plugins", "list"]).lazy.compactMap { $0.dropFirst(2).first.flatMap(Platform.init) }.first
    }

    /// The digests of all that is stored: layers, configurations, manifests.
    package func blobs() async throws -> Set<String> {
        Set(try await ctr(["content", "list", "--quiet"]).split(separator: "\n").map(String.init))
    }

    /// What containers' files are kept by: `overlayfs` unless kind found that this machine's disk needs another.
    package func snapshotter() async throws -> String {
        let configuration = try await docker.execute(["containerd", "config", "dump"], inNode: node)
        let key = "snapshotter = "
        let line = configuration.split(separator: "\n").lazy.map { $0.drop(while: \.isWhitespace) }
            .first { $0.hasPrefix(key) }
        return line?.dropFirst(key.count).split { "\"' ".contains($0) }.first.map(String.init) ?? "overlayfs"
    }

    /// Unpacks the image with the digest, if it is not yet.
    package func unpack(_ digest: String, snapshotter: String) async throws {
        try await ctr(["snapshots", "--snapshotter", snapshotter, "unpack", digest])
    }

    /// The containers that are in a state such as `RUNNING`.
    package func containers(in state: String) async throws -> [String] {
        try await rows(["tasks", "list"]).filter { $0.last == state }.map { $0[0] }
    }

    /// The containers that have the name in their pod, those included that ended.
    package func containers(named name: String) async throws -> [String] {
        let filter = #"labels."io.kubernetes.container.name"==\#(name)"#
        return try await ctr(["containers", "list", "--quiet", filter]).split(separator: "\n").map(String.init)
    }

    package func pause(_ container: String) async throws { try await ctr(["tasks", "pause", container]) }
    package func resume(_ container: String) async throws { try await ctr(["tasks", "resume", container]) }

    /// The rows of a table with a heading, as words.
    private func rows(_ arguments: [String]) async throws -> [[String]] {
        try await ctr(arguments).split(separator: "\n").dropFirst()
            .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    @discardableResult
    private func ctr(_ arguments: [String]) async throws -> String {
        try await docker.execute(["ctr", "--namespace", "k8s.io"] + arguments, inNode: node, timeout: .seconds(120))
    }
}

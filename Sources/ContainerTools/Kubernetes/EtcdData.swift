/// The data of the etcd in a cluster's only control-plane node, and the copy of it that is kept beside it.
package struct EtcdData: Sendable {
    package let node: String
    package let docker: Docker

    package init(node: String, docker: Docker) {
        self.node = node
        self.docker = docker
    }

    private static let data = "/var/lib/etcd"
    private static let folder = "/var/lib/envboot"
    private static let kept = folder + "/kept"
    private static let new = folder + "/new"

    private var containerd: Containerd { Containerd(node: node, docker: docker) }

    /// What the kept copy was named; nil where there is none.
    package func nameOfCopy() async -> String? {
        let names = try? await run(["ls", Self.kept])
        return names?.split(separator: "\n").first.map(String.init)
    }

    /// Copies the data while etcd is paused, which is then as after a power cut: what it promised to have is there.
    /// An earlier copy is replaced by the whole one.
    package func copy(naming name: String) async throws {
        async let isPrepared: Void = prepare(Self.new + "/" + name)
        let container = try await container()
        try await isPrepared
        do {
            try await containerd.pause(container)
            // etcd sets whole segments of 64 MB aside, most of which are empty.
            try await run(["cp", "-a", "--sparse=always", Self.data + "/member", "\(Self.new)/\(name)/member"])
        } catch {
            await resume(container)
            throw error
        }
        async let isResumed: Void = resume(container)
        try await run(["rm", "-rf", Self.kept])
        try await run(["mv", "-T", Self.new, Self.kept])
        await isResumed
    }

    private func prepare(_ folder: String) async throws {
        try await run(["rm", "-rf", Self.new])
        try await run(["mkdir", "-p", folder])
    }

    /// Puts the copy in place of the data, in one move; etcd must then be ended at once. At every moment the node has
    /// the one or the other.
    package func restore(_ name: String) async throws {
        let (new, old) = (Self.folder + "/member", Self.data + "/member.before")
        try await run(["rm", "-rf", new, old])
        try await run(["cp", "-a", "--sparse=always", "\(Self.kept)/\(name)/member", new])
        try await run(["mv", "--backup=simple", "--suffix=.before", "-T", new, Self.data + "/member"])
    }

    /// Lets etcd go on, if a copy was cut short while it was paused.
    package func resumeIfPaused() async throws {
        for container in try await containerd.containers(in: "PAUSED") { try await containerd.resume(container) }
    }

    /// The running container of etcd's: of one that was restarted, containerd still has the one before.
    private func container() async throws -> String {
        async let named = containerd.containers(named: "etcd")
        async let running = containerd.containers(in: "RUNNING")
        guard let container = Set(try await named).intersection(try await running).first else {
            throw NoEtcd(node: node)
        }
        return container
    }

    /// Also where the task was cancelled: an etcd that stays paused answers nobody.
    private func resume(_ container: String) async {
        await Task { try? await containerd.resume(container) }.value
    }

    @discardableResult
    private func run(_ program: [String]) async throws -> String { try await docker.execute(program, inNode: node) }
}

/// A control-plane node in which no etcd runs.
package struct NoEtcd: Error, CustomStringConvertible {
    package let node: String
    package var description: String { "no etcd runs in \(node)" }
}

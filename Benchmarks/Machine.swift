import Foundation

/// What was measured on, and with.
struct Machine: Codable, Sendable {
    var cpus: Int
    /// In bytes.
    var memory: UInt64
    var kernel: String
    var docker: String
    var kind: String
    var kubectl: String
    /// The nodes' image; nil for the installed kind's own.
    var nodeImage: String?

    static func current(_ tools: Tools, nodeImage: String?) async throws -> Machine {
        struct Versions: Decodable {
            struct Client: Decodable { var gitVersion: String }
            var clientVersion: Client
        }
        let kubectl = try await tools.run("kubectl", ["version", "--client", "--output", "json"])
        return Machine(
            cpus: ProcessInfo.processInfo.activeProcessorCount, memory: ProcessInfo.processInfo.physicalMemory,
            kernel: try await tools.run("uname", ["-srm"]),
            docker: try await tools.run("docker", ["version", "--format", "{{.Server.Version}}"]),
            kind: try await tools.run("kind", ["version", "--quiet"]),
            kubectl: try JSONDecoder().decode(Versions.self, from: Data(kubectl.utf8)).clientVersion.gitVersion,
            nodeImage: nodeImage)
    }

    /// All of it in one line.
    var text: String {
        let gibibytes = (Double(memory) / Double(1 << 30)).rounded()
        return """
            \(cpus) CPUs, \(Int(gibibytes)) GiB, \(kernel); Docker \(docker), kind \(kind), kubectl \(kubectl), \
            \(nodeImage.map { "nodes of \($0)" } ?? "kind's own node image")
            """
    }
}

import Foundation
import Programs

/// What `docker info` tells of the machine that Docker runs on; nil is what it does not tell.
package struct DockerInfo: Decodable, Sendable, Equatable {
    package var version: String?
    package var cpus: Int?
    /// In bytes.
    package var memory: Int64?
    package var root: String?
    package var cgroupVersion: String?
    package var name: String?
    package var kernel: String?
    package var serverErrors: [String]?

    enum CodingKeys: String, CodingKey {
        case version = "ServerVersion", cpus = "NCPU", memory = "MemTotal", root = "DockerRootDir"
        case cgroupVersion = "CgroupVersion", name = "Name", kernel = "KernelVersion", serverErrors = "ServerErrors"
    }
}

extension Docker {
    package func info() async throws -> DockerInfo {
        let command = Command("docker", ["info", "--format", "{{json .}}"], timeout: .seconds(60))
        let info = try await runner.decode(DockerInfo.self, from: command)
        // Older dockers end well where they do not reach Docker.
        if let errors = info.serverErrors, !errors.isEmpty {
            throw ProgramError.failed(command, status: .exited(0), output: errors.joined(separator: "\n"))
        }
        return info
    }

    /// The Docker address of a context.
    package func address(ofContext name: String) async throws -> String? {
        let arguments = ["context", "inspect", name, "--format", "{{.Endpoints.docker.Host}}"]
        let output = try await runner.run(Command("docker", arguments, timeout: .seconds(60)))
        let address = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return address.isEmpty ? nil : address
    }

    /// The running containers that have ports of this machine, with the ports.
    package func publishedPorts() async throws -> [(container: String, ports: ClosedRange<Int>)] {
        struct Row: Decodable {
            var names: String
            var ports: String
            enum CodingKeys: String, CodingKey { case names = "Names", ports = "Ports" }
        }
        let command = Command("docker", ["ps", "--format", "{{json .}}"], timeout: .seconds(60))
        var published: [(container: String, ports: ClosedRange<Int>)] = []
        for line in try await runner.run(command).split(separator: UInt8(ascii: "\n")) {
            let row = try Runner.decoded(Array(line), printedBy: command) as Row
            published += row.ports.split(separator: ",").compactMap(Self.hostPorts).map { (row.names, $0) }
        }
        return published
    }

    /// The ports of this machine in `127.0.0.1:8081-8084->8081-8084/tcp`; nil if there are none.
    private static func hostPorts(of mapping: Substring) -> ClosedRange<Int>? {
        guard mapping.hasSuffix("/tcp"), let host = mapping.split(separator: "->").dropLast().first,
            let ports = host.split(separator: ":").last?.split(separator: "-").map({ Int($0) }),
            let first = ports.first ?? nil, let last = ports.last ?? nil, ports.count <= 2, first <= last
        else { return nil }
        return first...last
    }

    /// What a program of a node image prints, run in a container that is gone afterwards. Nothing is pulled.
    package func output(of program: String, _ arguments: [String], inImage image: String) async throws -> String {
        let run = ["run", "--rm", "--pull", "never", "--network", "none", "--entrypoint", program, image]
        let command = Command("docker", run + arguments, timeout: .seconds(60))
        return String(decoding: try await runner.run(command), as: UTF8.self)
    }

    /// Asks the image's registry for it; pulls nothing.
    package func findInRegistry(_ reference: String) async throws {
        do {
            try await inspectManifest([reference])
        } catch let error as ProgramError where error.output.contains("no such manifest") {
            // docker prints the same for a registry without TLS, such as one on 127.0.0.1, from which it can pull.
            try await inspectManifest(["--insecure", reference])
        }
    }

    private func inspectManifest(_ arguments: [String]) async throws {
        try await runner.run(Command("docker", ["manifest", "inspect"] + arguments, timeout: .seconds(60)))
    }

    /// A node image that is on this machine, whichever Kubernetes is in it.
    package func anyNodeImage() async throws -> String? {
        let command = Command("docker", ["images", "--quiet", "kindest/node"], timeout: .seconds(60))
        return String(decoding: try await runner.run(command), as: UTF8.self).split(separator: "\n").first.map(
            String.init)
    }
}

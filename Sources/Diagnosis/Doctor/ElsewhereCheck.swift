import ContainerTools
import Cluster
import Programs

/// Reports what needs attention if Docker is on another machine.
struct ElsewhereCheck: Sendable {
    let endpoint: DockerEndpoint
    let desired: Desired
    let docker: Docker

    private static let remedy =
        "use Docker on this machine (unset DOCKER_HOST; docker context use default), or run envboot on that machine"

    func findings() async -> [Finding] { [ports] + (await mounts()) }

    private var ports: Finding {
        Finding(
            "ports", .warning, "cannot check whether they are free: Docker is \(endpoint.place)",
            why: "these ports and the API server's are published on Docker's machine: \(reach)", remedy: Self.remedy)
    }

    private var reach: String {
        let address = desired.profile.ports.listenAddress
        // For example the end of a tunnel: which other ports it forwards is unknown.
        if endpoint.address == nil || endpoint.isLoopback {
            return "\(address) here reaches them only if they are forwarded"
        }
        return "\(address) here does not reach them"
    }

    private func mounts() async -> [Finding] {
        let paths = Set(desired.shape.nodes.flatMap(\.mounts).map(\.hostPath)).sorted()
        guard let first = paths.first else { return [] }
        let missing = await missing(paths)
        if !missing.isEmpty { return missing.map(finding) }
        let others = paths.count == 1 ? "" : " and \(paths.count - 1) more"
        return [
            Finding(
                "mounts", .warning, "\(first)\(others) is mounted from Docker's machine, not from this one",
                why: "nodes see the files and directories of the machine that runs Docker", remedy: Self.remedy,
                place: place(of: first))
        ]
    }

    private func finding(missing path: String) -> Finding {
        Finding(
            "mounts", .error, "\(path) does not exist on the machine that runs Docker, \(endpoint.place)",
            why: "Docker would mount an empty directory, and what needs the files, like the API server, fails",
            remedy: "create \(path) there, or \(Self.remedy)", place: place(of: path))
    }

    /// The paths that Docker says it does not have; one that it says nothing about counts as present.
    private func missing(_ paths: [String]) async -> [String] {
        await withTaskGroup(of: String?.self) { group in
            for path in paths { group.addTask { await docker.lacks(path) ? path : nil } }
            return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }.sorted()
        }
    }

    private func place(of path: String) -> Finding.Place? {
        let nodes = desired.profile.cluster.nodes
        let node = nodes.firstIndex { $0.extraMounts.contains { $0.hostPath == path } } ?? 0
        return desired.profile.place(of: ["cluster.nodes[\(node)].extraMounts", "cluster.nodes"])
    }
}

extension Docker {
    /// Whether Docker's machine lacks a file or directory. Docker checks a bind mount before it looks for the image,
    /// and there is no such image, so nothing is created either way.
    fileprivate func lacks(_ path: String) async -> Bool {
        let source = "src=\(path)".replacing("\"", with: "\"\"")
        let arguments = [
            "create", "--pull", "never", "--mount", "type=bind,\"\(source)\",dst=/checked", "envboot.invalid/none",
        ]
        guard let finished = try? await runner.finish(Command("docker", arguments, timeout: .seconds(20))) else {
            return false
        }
        return finished.errorOutput.contains("bind source path does not exist")
    }
}

extension DockerEndpoint {
    /// Whether the address belongs to this machine, such as the end of a tunnel.
    fileprivate var isLoopback: Bool {
        guard let host = address?.firstMatch(of: /^[a-z]+:\/\/(?:[^@\/]*@)?(\[[^\]]*\]|[^:\/]*)/)?.1 else {
            return false
        }
        return host == "localhost" || host == "[::1]" || host.wholeMatch(of: /127(\.[0-9]+){3}/) != nil
    }
}

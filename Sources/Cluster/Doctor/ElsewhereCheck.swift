/// Reports what needs attention if Docker is on another machine.
struct ElsewhereCheck: Sendable {
    let endpoint: DockerEndpoint
    let desired: Desired

    private static let remedy =
        "use Docker on this machine (unset DOCKER_HOST; docker context use default), or run envboot on that machine"

    func findings() -> [Finding] { [ports] + mounts }

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

    private var mounts: [Finding] {
        let paths = desired.shape.nodes.flatMap(\.mounts).map(\.hostPath)
        guard let first = paths.first else { return [] }
        let others = paths.count == 1 ? "" : " and \(paths.count - 1) more"
        return [
            Finding(
                "mounts", .warning, "\(first)\(others) is mounted from Docker's machine, not from this one",
                why: "nodes see the files and directories of the machine that runs Docker", remedy: Self.remedy,
                place: desired.profile.place(of: ["cluster.nodes[0].extraMounts", "cluster.nodes"]))
        ]
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

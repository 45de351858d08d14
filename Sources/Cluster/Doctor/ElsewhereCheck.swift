/// What does not work of itself where Docker is on another machine.
struct ElsewhereCheck: Sendable {
    let endpoint: DockerEndpoint
    let desired: Desired

    private static let remedy =
        "use a Docker of this machine (unset DOCKER_HOST, docker context use default), or run envboot on that machine"

    func findings() -> [Finding] { [ports] + mounts }

    private var ports: Finding {
        Finding(
            "ports", .warning, "whether they are free is not known: Docker is \(endpoint.place)",
            why: "the ports, and the API server's, are opened on Docker's machine: \(reach)", remedy: Self.remedy)
    }

    private var reach: String {
        let address = desired.profile.ports.listenAddress
        // Such as the end of a tunnel: what else it forwards is not known.
        if endpoint.address == nil || endpoint.isLoopback {
            return "\(address) here leads there only if they are forwarded"
        }
        return "\(address) here does not lead there"
    }

    private var mounts: [Finding] {
        let paths = desired.shape.nodes.flatMap(\.mounts).map(\.hostPath)
        guard let first = paths.first else { return [] }
        let others = paths.count == 1 ? "" : " and \(paths.count - 1) more"
        return [
            Finding(
                "mounts", .warning, "\(first)\(others) is taken from Docker's machine, not from this one",
                why: "nodes see folders and files of the machine that Docker runs on", remedy: Self.remedy,
                place: desired.profile.place(of: ["cluster.nodes[0].extraMounts", "cluster.nodes"]))
        ]
    }
}

extension DockerEndpoint {
    /// Whether the address is one of this machine's, such as the end of a tunnel.
    fileprivate var isLoopback: Bool {
        guard let host = address?.firstMatch(of: /^[a-z]+:\/\/(?:[^@\/]*@)?(\[[^\]]*\]|[^:\/]*)/)?.1 else {
            return false
        }
        return host == "localhost" || host == "[::1]" || host.wholeMatch(of: /127(\.[0-9]+){3}/) != nil
    }
}

import Profile

/// A port of this machine that Docker is to open.
package struct WantedPort: Sendable, Hashable {
    package var port: Int
    package var address: String
    /// What it leads to: `service gateway`.
    package var use: String
    /// Where the profile or the kind template requests it; nil if neither does.
    package var place: Finding.Place?
}

extension Profile {
    /// The ports that lead to the profile's services.
    package var wantedPorts: [WantedPort] {
        services.flatMap { service in
            service.exposes.enumerated().flatMap { index, expose in
                let path = path(ofExpose: index, of: service)
                return expose.hostPorts(ports).map { port in
                    let isOwn = port == expose.hostPort
                    let own = path + (isOwn ? ".hostPort" : ".perProcess")
                    return WantedPort(
                        port: port, address: ports.listenAddress, use: "service \(service.name)",
                        place: place(of: (isOwn ? [] : ["ports.base"]) + [own]))
                }
            }
        }
    }
}

extension Desired {
    /// The ports that a new cluster opens, including those of a custom template.
    package var wantedPorts: [WantedPort] {
        let asked = profile.wantedPorts
        return kindPorts.filter(\.mapping.isFixed).map { port in
            var wanted =
                asked.first { $0.port == port.mapping.hostPort }
                ?? WantedPort(
                    port: port.mapping.hostPort, address: port.mapping.listenAddress, use: port.use, place: port.place)
            wanted.address = port.mapping.listenAddress
            return wanted
        }
    }
}

extension ClusterShape.PortMapping {
    /// Whether the port can be checked: it is TCP, and known before the node is created.
    package var isFixed: Bool { transport == nil && hostPort > 0 }
}

extension [Observed.NodeContainer] {
    /// The ports that these nodes open when they are started.
    package func wantedPorts(_ desired: Desired) -> [WantedPort] {
        let asked = desired.wantedPorts
        return flatMap { node in
            let own = node.ports.filter(\.isFixed).map { mapping in
                let known = asked.first { $0.port == mapping.hostPort }
                return WantedPort(
                    port: mapping.hostPort, address: mapping.listenAddress, use: known?.use ?? "node \(node.name)",
                    place: known?.place)
            }
            // kind chooses it when it makes the node, always on the loopback address.
            let api = node.apiPort.map { WantedPort(port: $0, address: "127.0.0.1", use: "the API server") }
            return own + (api.map { [$0] } ?? [])
        }
    }

    /// The ports that these nodes hold, if they run.
    package var heldPorts: Set<Int> {
        Set(
            filter(\.isRunning).flatMap { node in
                node.ports.filter(\.isFixed).map(\.hostPort) + (node.apiPort.map { [$0] } ?? [])
            })
    }
}

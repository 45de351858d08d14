import Profile

/// One way from this machine to a service, with its ports.
struct Exposure {
    var service: String
    /// The part of the profile that says so.
    var key: String
    var nodePort: Int
    var hostPort: Int?
    /// The processes' own ports, where they lead to it.
    var processes: ClosedRange<Int>?
}

extension Profile {
    /// Every way to the profile's services.
    var exposures: [Exposure] {
        services.compactMap { service in
            service.expose.map { expose in
                Exposure(
                    service: service.name, key: "services.\(service.name).expose", nodePort: expose.nodePort,
                    hostPort: expose.hostPort, processes: expose.perProcess ? processPorts : nil)
            }
        }
    }

    /// From the first process's port to the last one's.
    var processPorts: ClosedRange<Int> { ports.base + 1...ports.base + ports.processes }
}

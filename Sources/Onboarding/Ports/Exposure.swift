import Profile

/// One way from this machine to a service, with its ports.
struct Exposure {
    var service: String
    /// The service's port, by its name or else its number; nil for the main one.
    var port: String?
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
        services.flatMap { service in
            service.exposes.enumerated().map { index, expose in
                Exposure(
                    service: service.name, port: expose.port.map { $0.name ?? String($0.number) },
                    key: path(ofExpose: index, of: service), nodePort: expose.nodePort, hostPort: expose.hostPort,
                    processes: expose.perProcess ? processPorts : nil)
            }
        }
    }

    /// From the first process's port to the last one's.
    var processPorts: ClosedRange<Int> { ports.base + 1...ports.base + ports.processes }
}

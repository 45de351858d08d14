extension Profile {
    /// A variable that tells a shell or a test where the environment is.
    package struct Variable: Sendable, Equatable {
        /// The variable's name.
        package var name: String
        /// Its value.
        package var value: String
    }

    /// The environment's addresses: KUBECONFIG; for each exposed service NAME_URL, and NAME_URL_1, NAME_URL_2, ... where
    /// each process has a port of its own; NAME_PORT_URL for each further port of a service; the port base, to which a
    /// process adds its number.
    package var variables: [Variable] {
        var variables = [
            Variable(name: "KUBECONFIG", value: cluster.kubeconfig),
            Variable(name: "ENVBOOT_CLUSTER", value: cluster.name),
            Variable(name: "ENVBOOT_PORT_BASE", value: String(ports.base)),
            Variable(name: "ENVBOOT_PROCESSES", value: String(ports.processes)),
        ]
        for service in services {
            for (index, expose) in service.exposes.enumerated() {
                let name = ([service.name] + (index > 0 ? [expose.port?.name].compactMap(\.self) : []))
                    .joined(separator: "_")
                let prefix = String(name.uppercased().map { $0 == "-" || $0 == "." ? "_" : $0 })
                if let port = expose.hostPorts(ports).first {
                    variables.append(Variable(name: prefix + "_URL", value: url(port)))
                }
                if expose.perProcess {
                    variables += processes.map { Variable(name: prefix + "_URL_\($0.number)", value: $0.url) }
                }
            }
        }
        return variables
    }

    /// One of Ginkgo's parallel processes and where it reaches the environment.
    package struct Process: Sendable, Equatable {
        /// From 1, as Ginkgo counts.
        package var number: Int
        /// The port of the host that is the process's own.
        package var port: Int
        /// The address of the service that has a port for each process.
        package var url: String
    }

    /// The processes that the cluster has ports for; none where no service is exposed per process.
    package var processes: [Process] {
        guard hasProcessPorts else { return [] }
        return (1...ports.processes).map { Process(number: $0, port: ports.base + $0, url: url(ports.base + $0)) }
    }

    private func url(_ port: Int) -> String {
        let address = ports.reachableAddress
        return "http://\(address.contains(":") ? "[\(address)]" : address):\(port)"
    }
}

extension Ports {
    /// The address to reach the listeners at; those on all addresses are reached on the loopback one.
    package var reachableAddress: String {
        switch listenAddress {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: listenAddress
        }
    }
}

extension Profile {
    /// Whether each process has a port of its own.
    package var hasProcessPorts: Bool { services.contains { $0.exposes.contains(where: \.perProcess) } }
}

extension Expose {
    /// The ports of the host that lead to the service this way: its own, and one for each process.
    package func hostPorts(_ ports: Ports) -> [Int] {
        let own = hostPort.map { [$0] } ?? []
        return own + (perProcess ? (1...ports.processes).map { ports.base + $0 } : [])
    }
}

extension Service {
    /// The ports of the host that lead to this service.
    package func hostPorts(_ ports: Ports) -> [Int] { exposes.flatMap { $0.hostPorts(ports) } }
}

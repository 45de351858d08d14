/// A port that a service listens on.
package struct ServicePort: Sendable, Equatable {
    /// The port's name, as Kubernetes has it; nil for the only port of a service.
    package var name: String?
    /// The port, 1 to 65535.
    package var number: Int

    /// Makes a port.
    package init(name: String? = nil, number: Int) {
        self.name = name
        self.number = number
    }
}

/// How to see that a service serves.
package struct Readiness: Sendable, Equatable {
    /// The path that answers a GET with a status from 200 to 399 once the service serves; begins with `/`.
    package var path: String
    /// The port that is asked; nil for the service's main one.
    package var port: Int?

    /// Makes a check of a path.
    package init(path: String, port: Int? = nil) {
        self.path = path
        self.port = port
    }
}

/// How a service is reached from this machine: through `hostPort`, or through a port for each process, or both.
package struct Expose: Sendable, Equatable {
    /// The port of the service that it leads to; nil for the main one.
    package var port: ServicePort?
    /// The port of the cluster's nodes, 30000 to 32767.
    package var nodePort: Int
    /// The one port of this machine that leads to the service.
    package var hostPort: Int?
    /// Whether each process's port (``Ports``) leads to the service. At most one service of a profile has this.
    package var perProcess: Bool

    /// Makes a way to a service.
    package init(port: ServicePort? = nil, nodePort: Int, hostPort: Int? = nil, perProcess: Bool = false) {
        self.port = port
        self.nodePort = nodePort
        self.hostPort = hostPort
        self.perProcess = perProcess
    }
}

/// What must hold before a service counts as ready.
package enum WaitCondition: Sendable, Equatable {
    /// What `kubectl wait --for` takes, of an object or of those that a selector finds.
    case object(condition: String, resource: String, selector: String?, namespace: String)
    /// A request that is answered with a status from 200 to 399.
    case answer(path: String, port: Int?)
}

/// The ports of this machine through which the parallel processes reach the exposed service.
package struct Ports: Sendable, Equatable {
    /// Process n, counted from 1, has the port `base + n`.
    package var base: Int
    /// How many processes have a port, 1 to 256.
    package var processes: Int
    /// The IP address that the ports listen on.
    package var listenAddress: String

    /// Makes the ports of the processes.
    package init(base: Int = 8080, processes: Int = 16, listenAddress: String = "127.0.0.1") {
        self.base = base
        self.processes = processes
        self.listenAddress = listenAddress
    }
}

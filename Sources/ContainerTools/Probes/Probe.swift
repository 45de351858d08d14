/// A request that a ready service answers with success, or, without a path, a connection that it accepts.
package struct Probe: Sendable, Hashable {
    package var address: String
    package var port: Int
    package var path: String?

    package init(address: String, port: Int, path: String?) {
        self.address = address
        self.port = port
        self.path = path
    }

    package var url: String {
        let host = address.contains(":") ? "[\(address)]" : address
        return path.map { "http://\(host):\(port)\($0)" } ?? "tcp://\(host):\(port)"
    }
}

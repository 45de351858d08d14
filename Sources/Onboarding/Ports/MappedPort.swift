/// A port of this machine that a profile's cluster opens although the profile does not name it: a custom kind
/// template does.
package struct MappedPort: Sendable, Equatable {
    /// The profile's file, as shown to the user.
    package var profile: String
    /// The port of this machine.
    package var hostPort: Int
    /// The port of the cluster's nodes.
    package var nodePort: Int
    /// The address to listen on.
    package var address: String
    /// The file and line that map it: `templates/kind.yaml:37`.
    package var source: String

    /// Creates a mapped port.
    package init(profile: String, hostPort: Int, nodePort: Int, address: String, source: String) {
        self.profile = profile
        self.hostPort = hostPort
        self.nodePort = nodePort
        self.address = address
        self.source = source
    }
}

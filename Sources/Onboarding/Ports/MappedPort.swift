/// A port of this machine that a profile's cluster opens although the profile does not name it: a custom kind
/// template does.
public struct MappedPort: Sendable, Equatable {
    /// The profile's file, as shown to the user.
    public var profile: String
    /// The port of this machine.
    public var hostPort: Int
    /// The port of the cluster's nodes.
    public var nodePort: Int
    /// The address to listen on.
    public var address: String
    /// The file and line that map it: `templates/kind.yaml:37`.
    public var source: String

    /// Creates a mapped port.
    public init(profile: String, hostPort: Int, nodePort: Int, address: String, source: String) {
        self.profile = profile
        self.hostPort = hostPort
        self.nodePort = nodePort
        self.address = address
        self.source = source
    }
}

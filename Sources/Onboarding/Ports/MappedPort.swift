/// A port of this machine that the cluster of a profile opens though the profile does not name it: a template of kind's
/// configuration does.
public struct MappedPort: Sendable, Equatable {
    /// The profile's file, as shown to the user.
    public var profile: String
    /// The port of this machine.
    public var hostPort: Int
    /// The port of the cluster's nodes.
    public var nodePort: Int
    /// The address that it listens on.
    public var address: String
    /// What maps it, and the line there: `templates/kind.yaml:37`.
    public var source: String

    /// Makes such a port.
    public init(profile: String, hostPort: Int, nodePort: Int, address: String, source: String) {
        self.profile = profile
        self.hostPort = hostPort
        self.nodePort = nodePort
        self.address = address
        self.source = source
    }
}

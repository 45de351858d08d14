/// A Ginkgo suite.
public struct Suite: Sendable, Equatable {
    /// The suite's name in the profile, a DNS label.
    public var name: String
    /// The absolute path of the suite's folder.
    public var path: String
    /// The path as the profile has it.
    public var writtenPath: String
    /// How long the suite may run.
    public var timeout: Duration
    /// Whether the suite needs the cluster.
    public var cluster: Bool
    /// Whether the cluster is taken back to what `up` left before each run of the suite.
    public var reset: Bool
    /// In what time the suite is to be done; nil where nobody said.
    public var target: Duration?

    /// Makes a suite.
    public init(
        name: String, path: String, writtenPath: String, timeout: Duration, cluster: Bool = false, reset: Bool = false,
        target: Duration? = nil
    ) {
        self.name = name
        self.path = path
        self.writtenPath = writtenPath
        self.timeout = timeout
        self.cluster = cluster
        self.reset = reset
        self.target = target
    }
}

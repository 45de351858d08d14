/// A Ginkgo suite.
package struct Suite: Sendable, Equatable {
    /// The suite's name in the profile, a DNS label.
    package var name: String
    /// The absolute path of the suite's folder.
    package var path: String
    /// The path as the profile has it.
    package var writtenPath: String
    /// How long the suite may run.
    package var timeout: Duration
    /// Whether the suite needs the cluster.
    package var cluster: Bool
    /// Whether the cluster is taken back to what `up` left before each run of the suite.
    package var reset: Bool
    /// In what time the suite is to be done; nil where nobody said.
    package var target: Duration?

    /// Makes a suite.
    package init(
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

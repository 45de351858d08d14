import Testing

/// Runs the built program against real clusters, one after the other, in the order in which the suites stand here. Each
/// test first brings its environment to what its profile says, so that any of them can be run alone.
@Suite(
    .serialized, .cleanTestbed, .timeLimit(.minutes(10)),
    .enabled(if: Testbed.nodeImage != nil, #"TESTBED_NODE_IMAGE is not set; run: eval "$(Tests/Testbed/up)""#))
enum ClusterTests {
    /// Two nodes, a Gateway and its Redis, 4 processes.
    static let gateway = TestEnvironment(TestProfile(name: "envboot-test-gateway", workers: 1, portBase: 21000))

    @Suite struct BringUp {}
    @Suite struct Changes {}
    @Suite struct Damage {}
    @Suite struct Stopping {}
    @Suite struct TakingDown {}
    @Suite struct SideBySide {}
    @Suite struct ForeignCluster {}
    @Suite struct NoDocker {}
}

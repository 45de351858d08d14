import Foundation
import Testing

/// Runs the built program against real clusters, one after the other, in the order in which the suites stand here. Each
/// test first brings its environment to what its profile says, so that any of them can be run alone.
@Suite(
    .serialized, .cleanTestbed, .timeLimit(.minutes(10)),
    .enabled(if: Testbed.isAsked, "run: make test"))
enum ClusterTests {
    /// Two nodes, a Gateway and its Redis, 4 processes.
    static let gateway = TestEnvironment(TestProfile(name: "envboot-test-gateway", workers: 1, portBase: 21000))
    /// One node, a Gateway and its Redis.
    static let single = TestEnvironment(TestProfile(name: "envboot-test-single", portBase: 21200))
    /// One node, and Redis alone; no ports.
    static let redis = TestEnvironment(TestProfile(name: "envboot-test-redis", hasGateway: false))

    @Suite struct BringUp {}
    @Suite(.enabled(if: Testbed.hasGinkgo, "needs ginkgo and its library as Debian has them"))
    struct Makefile {}
    @Suite struct Changes {}
    @Suite struct Damage {}
    @Suite struct Stopping {}
    @Suite struct Doctor {}
    @Suite struct Reset {}
    @Suite struct Platform {}
    @Suite struct TakingDown {}
    @Suite struct Interruption {}
    @Suite struct SideBySide {}
    @Suite struct Hooks {}
    @Suite struct ClusterFaults {}
    @Suite struct KubeconfigFaults {}
    @Suite(.enabled(if: getuid() == 0, "mounts a small disk, which only root may"))
    struct FullDisk {}
    @Suite struct Security {}
    @Suite struct Diagnostics {}
    @Suite struct UnmanagedCluster {}
    @Suite struct NoDocker {}
    /// One environment with images from a test registry.
    @Suite(.serialized, .enabled(if: Testbed.isTestbed, "needs the registry of Tests/Testbed"))
    struct Registry {}
    /// The last, since it has several environments up at once, for which it first removes the others'.
    @Suite(.cleanTestbed, .enabled(if: Testbed.hasGinkgo, "needs ginkgo and its library as Debian has them"))
    struct Onboarding {}
}

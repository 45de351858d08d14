import Testing

/// What happens on real machines, done to real clusters. Suites that can stand each other run side by side; those that
/// befall Docker itself are in a run of their own.
@Suite(.cleanTestbed, .enabled(if: Testbed.isAskedForFaults, "run: make test-faults"), .timeLimit(.minutes(59)))
enum FaultTests {
    @Suite(.serialized) struct KilledAtSteps {}
    @Suite(.serialized) struct KilledAtMoments {}
    @Suite struct Frozen {}
}

/// Those that need Docker, or the machine, for themselves.
@Suite(
    .serialized, .cleanTestbed, .enabled(if: Testbed.isAskedForFaults, "run: make test-faults"),
    .timeLimit(.minutes(59)))
enum ExclusiveFaultTests {
    @Suite struct DockerFaults {}
    @Suite struct AtOnce {}
}

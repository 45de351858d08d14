/// Counts how the specs of a run ended. Failures are defined by ``SuiteRun/failures``.
public struct RunCounts: Sendable, Equatable {
    /// The specs that were started.
    public var run = 0
    /// The specs that passed.
    public var passed = 0
    /// The failures of specs, of nodes before and after them, and of the suite as a whole.
    public var failed = 0
    /// The specs interrupted with the run.
    public var interrupted = 0
    /// The skipped specs.
    public var skipped = 0
    /// The pending specs.
    public var pending = 0
    /// The specs that passed only on a retry.
    public var flaked = 0

    /// Counts one suite's run.
    public init(_ suite: SuiteRun) {
        let specs = suite.specs
        run = specs.count(where: \.isRun)
        passed = specs.count { $0.state == .passed }
        failed = suite.failures.count
        interrupted = suite.interrupted.count
        skipped = specs.count { $0.state == .skipped }
        pending = specs.count { $0.state == .pending }
        flaked = specs.count(where: \.isFlaked)
    }

    /// Counts the runs of all suites of a report.
    public init(_ suites: [SuiteRun]) {
        for counts in suites.map(RunCounts.init(_:)) {
            run += counts.run
            passed += counts.passed
            failed += counts.failed
            interrupted += counts.interrupted
            skipped += counts.skipped
            pending += counts.pending
            flaked += counts.flaked
        }
    }
}

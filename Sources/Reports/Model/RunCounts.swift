/// How the specs of a run ended. A failure is what ``SuiteRun/failures`` has.
public struct RunCounts: Sendable, Equatable {
    /// The specs that were begun.
    public var run = 0
    /// The specs that passed.
    public var passed = 0
    /// The failures: of specs, of what runs before and after them, and of the suite as a whole.
    public var failed = 0
    /// What was ended because the run was.
    public var interrupted = 0
    /// The specs that were skipped, by a filter or by themselves.
    public var skipped = 0
    /// The specs that are marked as pending.
    public var pending = 0
    /// The specs that passed only when they were tried again.
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

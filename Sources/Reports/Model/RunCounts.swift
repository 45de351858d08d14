/// Counts how the specs of a run ended. Failures are defined by ``SuiteRun/failures``.
package struct RunCounts: Sendable, Equatable {
    /// The specs that were started.
    package var run = 0
    /// The specs that passed.
    package var passed = 0
    /// The failures of specs, of nodes before and after them, and of the suite as a whole.
    package var failed = 0
    /// The specs interrupted with the run.
    package var interrupted = 0
    /// The skipped specs.
    package var skipped = 0
    /// The pending specs.
    package var pending = 0
    /// The specs that passed only on a retry.
    package var flaked = 0

    /// Counts one suite's run.
    package init(_ suite: SuiteRun) {
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
    package init(_ suites: [SuiteRun]) {
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

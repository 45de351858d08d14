import Diagnostics
import Reports

/// A row of `runs`: all suites of a kept report together.
package struct KeptRunRow: Encodable {
    private let suite: String
    private let run: String
    private let time: String
    private let processes: Int
    private let revision: String
    /// Nil from here on if the report cannot be read.
    private var seconds: Double?
    private var passed: Int?
    private var failed: Int?
    private var interrupted: Int?
    private var flaked: Int?
    private var seed: Int?
    private var filters: [String]?
    /// Failures of the suites other than their specs'.
    private var problems: [String]?
    private var error: String?

    package static let header = ["SUITE", "RUN", "PROCESSES", "TIME", "PASSED", "FAILED", "SEED", "REVISION", ""]

    /// Reads the report.
    ///
    /// - Throws: `CancellationError`.
    package init(_ kept: KeptRun) throws {
        self.init(kept.suite, kept.name, time: kept.time, processes: kept.procs, revision: kept.revision)
        do {
            take(try kept.read())
        } catch let error as Diagnostic {
            self.error = error.message
        }
    }

    package init(_ suite: String, _ run: String, time: String, processes: Int, revision: String) {
        self.suite = suite
        self.run = run
        self.time = time
        self.processes = processes
        self.revision = revision
    }

    /// Adds the results of all suites in the report.
    package mutating func take(_ runs: [SuiteRun]) {
        let counts = RunCounts(runs)
        seconds = runs.reduce(0) { $0 + $1.seconds }
        passed = counts.passed
        failed = counts.failed
        interrupted = counts.interrupted
        flaked = counts.flaked
        seed = runs.first?.seed
        filters = Array(Set(runs.flatMap(\.filters))).sorted()
        problems = runs.flatMap(\.problems)
    }

    package var cells: [String] {
        [
            suite, run, String(processes), seconds.map(Figures.time) ?? "-", passed.map(String.init) ?? "-",
            failed.map(String.init) ?? "-", seed.map(String.init) ?? "-", revision,
            error ?? ((problems ?? []) + (filters ?? [])).joined(separator: ", "),
        ]
    }
}

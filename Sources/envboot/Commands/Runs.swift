import ArgumentParser
import Reports
import Terminal

struct Runs: CommandInContext {
    static let configuration = CommandConfiguration(
        abstract: "List the runs of the suites whose reports are kept.",
        discussion: """
            The generated Makefile's targets keep the reports of the last 20 runs of each suite, in .envboot/runs/.

            Examples:
              envboot runs
              envboot runs --suite e2e
            """)

    @OptionGroup var display: DisplayOptions
    @Option(help: "Only this suite.", completion: .suite)
    var suite: String?

    func run(in context: Context) async throws {
        let kept = KeptRuns(beside: context.directory)
        let suites = try suite.map { _ in [try RunChoice(directory: context.directory, suite: suite).keptSuite()] }
        let rows = (suites ?? kept.suites).flatMap { kept.runs(of: $0) }.map(Row.init)
        if context.options.isJSON { return try context.print(json: rows) }
        guard !rows.isEmpty else {
            context.output.write("no runs are kept here\n")
            return
        }
        let header = ["SUITE", "RUN", "PROCESSES", "TIME", "PASSED", "FAILED", "SEED", "REVISION", ""]
        context.output.write(Table(header: header, rows: rows.map(\.cells)).text(for: context.output))
    }

    private struct Row: Encodable {
        var suite: String
        var run: String
        var time: String
        var processes: Int
        var revision: String
        /// The rest is nil where the report cannot be read.
        var seconds: Double?
        var passed: Int?
        var failed: Int?
        var seed: Int?
        var filters: [String]?
        /// Why the suite failed besides its specs.
        var problems: [String]?
        var error: String?

        init(_ kept: KeptRun) {
            suite = kept.suite
            run = kept.name
            time = kept.time
            processes = kept.procs
            revision = kept.revision
            do throws(ReportError) {
                let run = try kept.read()
                seconds = run.seconds
                passed = run.specs.count { $0.state == .passed }
                failed = run.failures.count
                seed = run.seed
                filters = run.filters
                problems = run.problems
            } catch {
                self.error = error.message
            }
        }

        var cells: [String] {
            [
                suite, run, String(processes), seconds.map(Figures.time) ?? "-", passed.map(String.init) ?? "-",
                failed.map(String.init) ?? "-", seed.map(String.init) ?? "-", revision,
                error ?? ((problems ?? []) + (filters ?? [])).joined(separator: ", "),
            ]
        }
    }
}

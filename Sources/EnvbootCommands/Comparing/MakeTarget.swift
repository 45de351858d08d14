import Diagnostics
import Files
import Foundation
import Presentation
import Programs
import Reports
import Terminal

/// A suite's target in the Makefile, run as a person would run it.
struct MakeTarget {
    let name: String
    private let context: Context

    /// - Parameter suite: the suite's name, its target, or the folder that its runs are kept in.
    /// - Throws: `Diagnostic` where the Makefile has no such target.
    init(ofSuite suite: String, in context: Context) throws {
        name = try OwnMakefile(in: context).target(ofSuite: suite)
        self.context = context
    }

    /// Runs the target and reads its report, which is not kept.
    ///
    /// - Parameters:
    ///   - focus: a regular expression that the texts of the specs are to match; nil for all specs.
    ///   - title: what is shown of it while it runs, with the last line that it printed.
    /// - Throws: `ProgramError` or `Diagnostic` where the suite leaves no report that can be read.
    func run(procs: Int, focus: String? = nil, as title: String, on display: StepDisplay) async throws -> [SuiteRun] {
        await display.begin(title, title)
        do {
            let runs = try await report(procs: procs, focus: focus, title, on: display)
            let failures = RunCounts(runs).failed
            await display.end(
                title, failures == 0 ? .done : .failed, note: failures == 0 ? nil : Figures.count(failures, "failure"))
            return runs
        } catch {
            await display.end(title, .failed)
            throw error
        }
    }

    private func report(
        procs: Int, focus: String?, _ title: String, on display: StepDisplay
    ) async throws -> [SuiteRun] {
        try await withTemporaryFolder { folder in
            var variables = ["PROCS": String(procs), "ENVBOOT_RUNS": folder]
            if let focus { variables["GINKGO_FOCUS"] = focus }
            // The Makefile calls envboot, which may be none of PATH's.
            if context.variables["ENVBOOT"] == nil, let path = Bundle.main.executablePath {
                variables["ENVBOOT"] = path
            }
            // Ginkgo ends the suite at its own time-out; this is for what hangs beside it.
            let command = Command(
                "make", ["--no-print-directory", name], environment: variables, directory: context.directory,
                timeout: .seconds(24 * 3600))
            if context.options.isVerbose { await display.message("+ " + command.shellText) }
            let finished = try await finish(command) { await display.detail(title, $0) }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            guard let report = files.first else {
                if finished.status == .exited(0) {
                    throw Diagnostic.file(
                        "make \(name)", "ended with status 0, and left no report",
                        hint: "see whether GINKGO_FLAGS or a wrapper of ginkgo changes --json-report or --output-dir")
                }
                throw ProgramError.failed(command, status: finished.status, output: finished.lastOutput)
            }
            return try ReportReader.runs(in: folder + "/" + report)
        }
    }

    /// Runs a program, and shows its lines; of those that come faster than they are shown, the last.
    private func finish(
        _ command: Command, onLine show: @escaping @Sendable (String) async -> Void
    ) async throws -> CommandOutput {
        let (lines, sink) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
        async let finished = { [context] in
            defer { sink.finish() }
            return try await context.programs.finish(command) { sink.yield($0) }
        }()
        for await line in lines { await show(line) }
        return try await finished
    }
}

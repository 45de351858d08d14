import Files
import Foundation
import Programs
import Reports

/// A suite's target in the Makefile, run as a person would run it.
struct MakeTarget {
    let name: String
    private let context: Context

    /// - Parameter suite: the suite's name, its target, or the folder that its runs are kept in.
    /// - Throws: `MakefileError` where the Makefile has no such target.
    init(ofSuite suite: String, in context: Context) throws {
        name = try OwnMakefile(in: context).target(ofSuite: suite)
        self.context = context
    }

    /// Runs the suite, and reads the report of that run, which is not kept.
    ///
    /// - Parameter focus: a regular expression that the texts of the specs are to match; nil for all specs.
    /// - Throws: `ProgramError` where the suite leaves no report.
    func run(procs: Int, focus: String? = nil) async throws -> SuiteRun {
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
            let finished = try await context.runner { context.errors.write($0 + "\n") }.finish(command)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            guard let report = files.first else {
                throw ProgramError.failed(command, status: finished.status, output: finished.lastOutput)
            }
            return try ReportReader.runs(in: folder + "/" + report)[0]
        }
    }
}

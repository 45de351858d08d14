import Diagnostics
import Foundation

/// A run whose report is kept. The name of the file has what the report does not: `20261121T122303Z-4-351f7f1.json`.
package struct KeptRun: Sendable, Equatable {
    /// The folder that it is kept in, which is named for the suite.
    package let suite: String
    /// The name of the file without its ending: what the run is known by.
    package let name: String
    /// The report.
    package let path: String
    /// When it was begun, as `20261121T122303Z`, which sorts.
    package let time: String
    /// How many processes ran it.
    package let procs: Int
    /// What git called the sources; empty where it did not.
    package let revision: String

    /// - Returns: nil where the file is none that the generated targets keep.
    init?(suite: String, file: String, in folder: String) {
        guard let match = file.wholeMatch(of: /(\d{8}T\d{6}Z)-(\d{1,6})(?:-([0-9A-Za-z._-]+))?\.json/),
            let procs = Int(match.2)
        else { return nil }
        self.suite = suite
        name = String(file.dropLast(5))
        path = folder + "/" + file
        time = String(match.1)
        self.procs = procs
        revision = match.3.map(String.init) ?? ""
    }

    /// The run of each suite in the report, at least one.
    ///
    /// - Throws: `Diagnostic` if the report cannot be read; `CancellationError`.
    package func read() throws -> [SuiteRun] { try ReportReader.runs(in: path) }
}

/// The runs that are kept beside a Makefile.
package struct KeptRuns: Sendable {
    private let folder: String

    /// - Parameter directory: the Makefile's folder.
    package init(beside directory: String) { folder = directory + "/.envboot/runs" }

    /// The suites that have runs, by name.
    package var suites: [String] { Self.names(in: folder).filter { !runs(of: $0).isEmpty } }

    /// A suite's runs, the newest last.
    package func runs(of suite: String) -> [KeptRun] {
        let folder = folder + "/" + suite
        return Self.names(in: folder).compactMap { KeptRun(suite: suite, file: $0, in: folder) }
            .sorted { ($0.time, $0.name) < ($1.time, $1.name) }
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}

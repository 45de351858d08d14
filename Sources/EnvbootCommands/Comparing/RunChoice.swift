import Diagnostics
import ArgumentParser
import Escaping
import Foundation
import Presentation
import Reports

/// Finds the runs that the arguments of `compare` name.
struct RunChoice {
    let directory: String
    /// The suite that the user names; nil for the only one.
    let suite: String?

    private var kept: KeptRuns { KeptRuns(beside: directory) }

    /// - Parameters:
    ///   - baseline: a path, or the name of a kept run; nil for the latest with one process.
    ///   - run: the same; nil for the latest with several processes.
    /// - Returns: the runs of each report, one per suite.
    /// - Throws: `Diagnostic` where a report cannot be read, `ValidationError` where it is not clear what is meant.
    func pair(_ baseline: String?, _ run: String?) async throws -> (
        baselines: [ComparedRuns.Named], runs: [ComparedRuns.Named]
    ) {
        if let baseline, let run {
            async let baselines = named(baseline)
            async let runs = named(run)
            return try await chosen(try baselines, try runs)
        }
        let suite = try keptSuite()
        guard let latest = LatestPair(among: kept.runs(of: suite)) else {
            try Task.checkCancellation()
            throw Diagnostic.file(
                ".envboot/runs/\(suite)",
                "no run with one process and one with several that were to run the same specs",
                hint: "run the suite's target with PROCS=1, and with PROCS=4; envboot runs lists what is kept")
        }
        let runs = named(latest.run.kept, latest.run.suites)
        let baselines = try baseline.map(named) ?? named(latest.baseline.kept, latest.baseline.suites)
        return try chosen(baselines, runs)
    }

    /// The only suite with runs, or the one that is named.
    func keptSuite() throws -> String {
        let suites = kept.suites
        if let suite {
            if let match = suites.first(where: { $0 == suite }) ?? suites.first(where: { $0.hasSuffix("-" + suite) }) {
                return match
            }
            throw Diagnostic.file(
                ".envboot/runs", "no run of the suite '\(suite)' is kept",
                hint: suites.isEmpty
                    ? "the targets of the generated Makefile keep them"
                    : "there are runs of: \(suites.map(printable).joined(separator: ", "))")
        }
        guard let only = suites.first else {
            throw Diagnostic.file(
                ".envboot/runs", "no runs are kept here",
                hint: "the targets of the Makefile that envboot gen-makefile writes keep each run's report")
        }
        guard suites.count == 1 else {
            throw ValidationError(
                "There are runs of several suites; choose one with --suite: \(suites.map(printable).joined(separator: ", "))."
            )
        }
        return only
    }

    /// The runs of a report: one for each of its suites.
    private func named(_ argument: String) throws -> [ComparedRuns.Named] {
        let path = argument.hasPrefix("/") ? argument : directory + "/" + argument
        if FileManager.default.fileExists(atPath: path) {
            return try ReportReader.runs(in: path).map { ComparedRuns.Named(name: argument, run: $0) }
        }
        let all = (try suite.map { _ in [try keptSuite()] } ?? kept.suites).flatMap(kept.runs(of:))
        let matches = all.filter { $0.name == argument }
        guard let match = matches.first ?? Self.only(all.filter { $0.name.hasPrefix(argument) }) else {
            throw Diagnostic.file(
                argument, "no such file, and no run that is kept has this name",
                hint:
                    "envboot runs lists the runs that are kept; the beginning of a name is enough where it is the only one"
            )
        }
        return named(match, try match.read())
    }

    private static func only<Element>(_ elements: [Element]) -> Element? { elements.count == 1 ? elements[0] : nil }

    private func named(_ kept: KeptRun, _ suites: [SuiteRun]) -> [ComparedRuns.Named] {
        suites.map { ComparedRuns.Named(name: kept.name, revision: kept.revision, run: $0, kept: kept) }
    }

    /// The runs of the suite named by the user, of reports with a common suite. If each report has one suite only, the
    /// name only tells which of the Makefile's suites it is.
    private func chosen(
        _ baselines: [ComparedRuns.Named], _ runs: [ComparedRuns.Named]
    ) throws -> (baselines: [ComparedRuns.Named], runs: [ComparedRuns.Named]) {
        let matching = SuiteMatching(baselines.map(\.run), runs.map(\.run))
        guard !matching.pairs.isEmpty else {
            throw ValidationError(
                "These are runs of different suites: \(Self.list(baselines)); and \(Self.list(runs)).")
        }
        guard let suite, baselines.count > 1 || runs.count > 1 else { return (baselines, runs) }
        let pairs = matching.pairs.filter { isChosen(baselines[$0.baseline]) || isChosen(runs[$0.run]) }
        guard !pairs.isEmpty else {
            throw ValidationError(
                "No suite that both reports have is '\(printable(suite))': \(Self.list(baselines)); and \(Self.list(runs))."
            )
        }
        let others = (matching.onlyInBaseline.map { baselines[$0] }, matching.onlyInRun.map { runs[$0] })
        return (
            pairs.map { baselines[$0.baseline] } + others.0.filter(isChosen),
            pairs.map { runs[$0.run] } + others.1.filter(isChosen)
        )
    }

    private static func list(_ runs: [ComparedRuns.Named]) -> String {
        runs.map { printable($0.run.label) }.joined(separator: ", ")
    }

    /// A kept run bears the name of its folder, whatever the report calls the suite.
    private func isChosen(_ named: ComparedRuns.Named) -> Bool {
        guard let suite, named.kept == nil else { return true }
        return named.run.suite == suite || named.run.path.hasSuffix("/" + suite)
    }
}

import ArgumentParser
import Escaping
import Cluster
import ContainerTools
import Diagnosis
import Presentation
import Profile
import Reports
import Terminal

struct CompareCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two runs of a suite: serial and parallel, or before and after a change.",
        discussion: """
            Without arguments, the latest run with one process and the latest with several. A run is the path of a \
            report (ginkgo --json-report), or the name that envboot runs shows.

            Examples:
              envboot compare
              envboot compare --suite e2e --html report.html
              envboot compare serial.json parallel.json --fail-on new-failures,slower
              envboot compare --confirm --rollback
            """)

    static let isGuarded = true

    enum Reason: String, CaseIterable {
        case newFailures = "new-failures"
        case slower
    }

    @OptionGroup var common: CommonOptions
    @Argument(help: "What is compared with. Default: the latest run with one process.", completion: .file())
    var baseline: String?
    @Argument(help: "What is looked at. Default: the latest run with several processes.", completion: .file())
    var run: String?
    @Option(help: "The suite, where there are runs of several.", completion: .suite)
    var suite: String?
    @Option(
        help: ArgumentHelp(
            "Exit with status 3 on any of these (comma-separated): new-failures, slower; or if not comparable.",
            valueName: "reasons"))
    var failOn: String?
    @Flag(help: "Run each failure of the run's own again, alone and with one process, to tell what it is.")
    var confirm = false
    @Flag(help: "Take the suite back to one process where the run has failures of its own.")
    var rollback = false
    @Flag(help: "Print it in Markdown, for a comment of a pull request.")
    var markdown = false
    @Option(help: ArgumentHelp("Write a page that shows both runs.", valueName: "file"), completion: .file())
    var html: String?

    func validate() throws {
        _ = try reasons
        if markdown && common.display.output == .json {
            throw ValidationError("--markdown and --output json do not go together.")
        }
    }

    private var reasons: Set<Reason> {
        get throws {
            let words = (failOn ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return Set(
                try words.map { word in
                    if let reason = Reason(rawValue: word) { return reason }
                    let known = Reason.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--fail-on knows \(known); not '\(word)'.")
                })
        }
    }

    func run(in context: Context) async throws {
        let page = try html.map { try ResultFile($0, of: "--html", in: context.directory) }
        let (baselines, runs) = try await RunChoice(directory: context.directory, suite: suite).pair(baseline, run)
        var compared = await comparedReports(baselines, runs, in: context)
        let kept = runs.first?.kept?.suite
        if confirm, !compared.newFailures.isEmpty {
            let target = try MakeTarget(ofSuite: try keptSuite(kept), in: context)
            for index in compared.suites.indices {
                compared.suites[index].confirmed = try await confirmations(
                    of: compared.suites[index].comparison, by: target, in: context)
            }
        }
        // Worked out once: of 50,000 specs that takes a second or more.
        let sections = page == nil && context.options.isJSON ? [] : compared.sections
        try page?.write(ReportPage(compared, tables: sections).html())
        try show(compared, sections, in: context)
        if rollback { try rollBack(compared, kept, runs.first?.name ?? "", in: context) }
        let reasons = try reasons
        let fails =
            reasons.contains(.newFailures) && !compared.newFailures.isEmpty
            || reasons.contains(.slower) && compared.isSlower || !reasons.isEmpty && !compared.obstacles.isEmpty
        if fails { throw ReportedFailure(status: Status.differs) }
    }

    private func comparedReports(
        _ baselines: [ComparedRuns.Named], _ runs: [ComparedRuns.Named], in context: Context
    ) async -> ComparedReports {
        // Reports of elsewhere can be compared where there is no profile.
        guard let kept = runs.first?.kept, let profile = context.profileIfAny,
            let suite = profile.suites.first(where: { profile.makefilePrefix + $0.name == kept.suite })
        else { return ComparedReports(baselines, runs, directory: context.directory) }
        let terminating =
            suite.cluster ? await terminatingNamespaces(of: profile, runner: context.programs) : nil
        return ComparedReports(
            baselines, runs, directory: context.directory, target: suite.target.map { $0 / .seconds(1) },
            terminating: terminating)
    }

    private func confirmations(
        of comparison: Comparison, by target: MakeTarget, in context: Context
    ) async throws -> [Confirmation] {
        try await Confirmation.all(of: comparison.newFailures, in: comparison.run.suite, by: target, in: context)
    }

    private func show(_ compared: ComparedReports, _ sections: [Section], in context: Context) throws {
        if context.options.isJSON { return try context.print(json: ReportsResult(compared)) }
        let title = "\(compared.title): \(compared.summary)"
        if markdown {
            let text = sections.map(\.markdown).joined()
            context.output.write("## \(Escaping.markdown(title))\n\n" + text)
        } else {
            let text = sections.map { $0.text(for: context.output) }.joined()
            context.output.write(line: context.output.style.bold(title))
            context.output.write(text)
        }
    }

    private func rollBack(_ compared: ComparedReports, _ kept: String?, _ run: String, in context: Context) throws {
        if let first = compared.suites.first?.comparison, first.run.procs <= first.baseline.procs {
            throw ValidationError("--rollback requires a run with more processes than the baseline.")
        }
        let confirmed = compared.suites.flatMap { $0.confirmed ?? [] }
        let failures =
            confirm ? confirmed.filter { $0.verdict == .parallelOnly }.map(\.spec) : compared.newFailures
        guard let first = failures.first else {
            let unknown = compared.newFailures.count - confirmed.count { $0.verdict != .notRun }
            guard compared.obstacles.isEmpty, unknown == 0 else {
                let left = unknown == 0 ? "" : "; \(unknown) could not be run again"
                context.errors.write(line: "nothing rolled back: \(compared.summary)\(left)")
                throw ReportedFailure(status: Status.differs)
            }
            let reason =
                compared.newFailures.isEmpty ? "the run has no failure of its own" : "no failure is parallel-only"
            context.errors.write(line: "nothing to roll back: \(reason)")
            return
        }
        let more = failures.count > 1 ? " and \(failures.count - 1) more" : ""
        let reason = "\(run): fails only in parallel: \(first.identity.text)\(more)"
        let lines = try OwnMakefile(in: context).makeSerial(try keptSuite(kept), reason: reason).lines
        for line in lines { context.errors.write(line: line) }
    }

    private func keptSuite(_ kept: String?) throws -> String {
        if let name = kept ?? suite { return name }
        throw ValidationError("Which of the Makefile's suites is it? Name it with --suite.")
    }
}

import ArgumentParser
import Cluster
import Profile
import Reports
import Terminal

struct Compare: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare two runs of a suite: what parallel execution did.",
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
            "End with status 3 on any of these, separated by commas: new-failures, slower.", valueName: "reasons"))
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
        var compared = try await comparedRuns(in: context)
        let failures = compared.comparison.newFailures
        if confirm, !failures.isEmpty {
            let target = try MakeTarget(ofSuite: try keptSuite(of: compared), in: context)
            compared.confirmed = try await Confirmation.all(of: failures, by: target, in: context)
        }
        // Worked out once: of 50,000 specs that takes a second or more.
        let sections = page == nil && context.options.isJSON ? [] : compared.sections
        try page?.write(ReportPage(compared, tables: sections).html())
        try show(compared, sections, in: context)
        if rollback { try rollBack(compared, in: context) }
        let reasons = try reasons
        let isSlower = compared.comparison.speedUp <= 1
        if reasons.contains(.newFailures) && !failures.isEmpty || reasons.contains(.slower) && isSlower {
            throw ReportedFailure(status: Status.differs)
        }
    }

    private func comparedRuns(in context: Context) async throws -> ComparedRuns {
        let pair = try await RunChoice(directory: context.directory, suite: suite).pair(baseline, run)
        let comparison = Comparison(pair.baseline.run, pair.run.run)
        var compared = ComparedRuns(
            baseline: pair.baseline, run: pair.run, comparison: comparison, directory: context.directory)
        // Reports of elsewhere can be compared where there is no profile.
        guard let kept = pair.run.kept, let profile = context.profileIfAny,
            let suite = profile.suites.first(where: { profile.makefilePrefix + $0.name == kept.suite })
        else { return compared }
        compared.target = suite.target.map { $0 / .seconds(1) }
        if suite.cluster { compared.terminating = await terminatingNamespaces(of: profile, runner: context.programs) }
        return compared
    }

    private func show(_ compared: ComparedRuns, _ sections: [Section], in context: Context) throws {
        if context.options.isJSON { return try context.print(json: ComparisonResult(compared)) }
        let title = "\(compared.title): \(compared.summary)"
        if markdown {
            let text = sections.map(\.markdown).joined()
            context.output.write("## \(Section.escaped(title))\n\n" + text)
        } else {
            let text = sections.map { $0.text(for: context.output) }.joined()
            context.output.write(context.output.style.bold(printable(title)) + "\n" + text)
        }
    }

    private func rollBack(_ compared: ComparedRuns, in context: Context) throws {
        let failures =
            compared.confirmed.map { $0.filter { $0.verdict == .parallelOnly }.map(\.spec) }
            ?? compared.comparison.newFailures
        guard let first = failures.first else {
            context.errors.write("nothing to roll back: the run has no failure of its own\n")
            return
        }
        let more = failures.count > 1 ? " and \(failures.count - 1) more" : ""
        let reason = "\(compared.run.name): fails only in parallel: \(first.identity.text)\(more)"
        let lines = try OwnMakefile(in: context).makeSerial(try keptSuite(of: compared), reason: reason)
        context.errors.write(lines.map { printable($0) + "\n" }.joined())
    }

    private func keptSuite(of compared: ComparedRuns) throws -> String {
        if let name = compared.run.kept?.suite ?? suite { return name }
        throw ValidationError("Which of the Makefile's suites is it? Name it with --suite.")
    }
}

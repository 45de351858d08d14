import Reports

/// Two compared reports: each suite with its counterpart.
package struct ComparedReports {
    /// The suites that both have.
    package var suites: [ComparedRuns]
    /// The suites that only the baseline's report has.
    package let onlyInBaseline: [SuiteRun]
    /// The suites that only the run's report has.
    package let onlyInRun: [SuiteRun]
    /// The target for all suites, in seconds; nil if the profile has none.
    private let target: Double?
    private let terminating: [String]?
    /// Names used by several suites, which are distinguished by their folders.
    private let sharedNames: Set<String>

    /// - Parameters:
    ///   - baselines: the suites of one report.
    ///   - runs: the suites of the other.
    ///   - directory: the folder that paths are shown relative to.
    ///   - target: the target for all suites together, in seconds.
    ///   - terminating: the namespaces in Terminating; nil if unknown.
    package init(
        _ baselines: [ComparedRuns.Named], _ runs: [ComparedRuns.Named], directory: String, target: Double? = nil,
        terminating: [String]? = nil
    ) {
        let matching = SuiteMatching(baselines.map(\.run), runs.map(\.run))
        suites = matching.pairs.map { ComparedRuns(baselines[$0.baseline], runs[$0.run], directory: directory) }
        onlyInBaseline = matching.onlyInBaseline.map { baselines[$0].run }
        onlyInRun = matching.onlyInRun.map { runs[$0].run }
        self.target = target
        self.terminating = terminating
        sharedNames = Set(
            [baselines, runs].flatMap { report in
                Dictionary(grouping: report, by: \.run.label).filter { $0.value.count > 1 }.keys
            })
        guard suites.count == 1, onlyInRun.isEmpty else { return }
        suites[0].target = target
        suites[0].terminating = terminating
    }

    /// The only suite of both reports; nil if one of them has others.
    var only: ComparedRuns? {
        onlyInBaseline.isEmpty && onlyInRun.isEmpty && suites.count == 1 ? suites[0] : nil
    }

    /// New failures in any suite.
    package var newFailures: [Spec] { suites.flatMap(\.comparison.newFailures) + onlyInRun.flatMap(\.failures) }

    /// The reasons why the suites as a whole cannot be compared, one sentence each; empty if they can.
    package var obstacles: [String] {
        suites.active { $0.comparison.baseline.isIdle && $0.comparison.run.isIdle }.flatMap { suite in
            let label = only == nil ? "\(label(suite)): " : ""
            return suite.comparison.comparability.obstacles.map { label + $0 }
        }
            + onlyInBaseline.filter { !$0.isIdle }.map { "\(label($0)) is not in the run" }
            + onlyInRun.filter { !$0.isIdle }.compactMap { suite in
                suite.incompleteness().map { "\(label(suite)): \($0)" }
            }
    }

    /// Whether the common suites together were not faster, not counting specs that ran in only one report.
    package var isSlower: Bool {
        let times = suites.map(\.comparison.secondsOfCommonSpecs)
        return times.reduce(0) { $0 + $1.run } >= times.reduce(0) { $0 + $1.baseline }
    }

    /// The verdicts on all suites together; empty for a single suite, which has its own.
    var verdicts: [Criterion] {
        if suites.count == 1, onlyInRun.isEmpty { return [] }
        let runs = suites.map(\.comparison.run) + onlyInRun
        return [target.map { .within($0, of: runs) }, terminating.map { .noTerminating($0) }].compactMap(\.self)
    }

    private func label(_ compared: ComparedRuns) -> String { label(compared.suite, compared.comparison.run.path) }
    private func label(_ run: SuiteRun) -> String { label(run.label, run.path) }
    private func label(_ name: String, _ path: String) -> String {
        sharedNames.contains(name) ? "\(name) (\(path))" : name
    }

    package var title: String {
        if let only { return only.title }
        if suites.count == 1 { return "\(suites[0].title), and suites that only one report has" }
        guard let first = suites.first else { return "no suite in common" }
        let processes =
            first.comparison.isBeforeAndAfter
            ? "before and after, with \(first.processes(first.comparison.run))"
            : "\(first.processes(first.comparison.baseline)) and \(first.processes(first.comparison.run))"
        return "\(suites.count) suites: \(processes)"
    }

    package var summary: String {
        if let only { return only.summary }
        let new = newFailures.count
        let failures = new == 0 ? "no new failure" : Figures.count(new, "new failure")
        let obstacles = obstacles
        return obstacles.isEmpty
            ? failures
            : "not comparable: \(obstacles.joined(separator: "; "))"
                + (new == 0 ? "" : "; \(failures)")
    }

    /// All sections of the comparison, most important first.
    package var sections: [Section] {
        if let only { return only.sections }
        let failures = suites.first?.failures(
            "Failures in suites that only the run has", onlyInRun.flatMap(\.failures))
        let verdicts = verdicts.isEmpty ? nil : Section("Verdicts on all suites", verdicts: verdicts)
        return [overview, verdicts, failures].compactMap(\.self)
            + suites.filter(\.hasDetails).flatMap { suite in
                suite.sections.map { section in
                    var section = section
                    section.title = "\(label(suite)): \(section.title)"
                    return section
                }
            }
    }

    private var overview: Section {
        let compared = suites.map { suite -> [Section.Cell] in
            let comparison = suite.comparison
            let new = comparison.newFailures.count
            return [
                Section.Cell(text: label(suite)),
                Section.Cell(text: Figures.time(comparison.baseline.seconds)),
                Section.Cell(text: Figures.time(comparison.run.seconds)),
                Section.Cell(text: String(new), state: new == 0 ? nil : .bad),
                Section.Cell(text: comparison.comparability.isComparable ? "" : suite.summary, state: nil),
            ]
        }
        let before = onlyInBaseline.map { suite -> [Section.Cell] in
            .init(label(suite), Figures.time(suite.seconds), "", "", "only in the first report")
        }
        let after = onlyInRun.map { suite -> [Section.Cell] in
            .init(
                label(suite), "", Figures.time(suite.seconds), String(suite.failures.count),
                suite.incompleteness() ?? "only in the second report")
        }
        let roles = suites.first?.roles ?? (baseline: "baseline", run: "run")
        return Section(
            "Suites", ["SUITE", roles.baseline.uppercased(), roles.run.uppercased(), "NEW FAILURES", ""],
            numeric: [1, 2, 3], rows: compared + before + after)
    }
}

extension SuiteRun {
    /// The suite's name, or its folder if it did not compile and has none.
    package var label: String { suite.isEmpty ? path : suite }
}

import Reports

extension ComparedRuns {
    /// All sections of the comparison, most important first.
    package var sections: [Section] {
        let (only, other) =
            comparison.isBeforeAndAfter ? ("after", "before") : ("in the run", "in the baseline")
        let failed = [
            failures("Failures only \(only)", comparison.newFailures), confirmations,
            failures("Failures in both", comparison.commonFailures),
            failures("Failures only \(other)", comparison.oldFailures),
            failures("Interrupted \(only)", comparison.interrupted), missingSpecs,
        ]
        return [overview, Section("Verdicts", verdicts: criteria)] + failed.compactMap(\.self) + limits
    }

    private var overview: Section {
        let (before, after) = (comparison.baseline, comparison.run)
        let counts = (RunCounts(before), RunCounts(after))
        func row(_ name: String, _ value: (SuiteRun) -> String) -> [Section.Cell] {
            .init(name, value(before), value(after))
        }
        func count(_ name: String, _ number: KeyPath<RunCounts, Int>) -> [Section.Cell] {
            .init(name, String(counts.0[keyPath: number]), String(counts.1[keyPath: number]))
        }
        func rate(_ run: SuiteRun, _ counts: RunCounts) -> String {
            run.seconds > 0 ? Figures.factor(Double(counts.run) / run.seconds) : ""
        }
        let isComparable = comparison.comparability.isComparable
        let speedUp = isComparable ? Figures.factor(comparison.speedUp) : nil
        let efficiency = isComparable ? comparison.efficiency.map(Figures.percent) : nil
        let gain = [("speed-up", speedUp), ("efficiency", efficiency)].compactMap { name, value in
            value.map { [Section.Cell].init(name, "", $0) }
        }
        let times = [
            .init("run", baseline.name, run.name), row("processes") { String($0.procs) },
            row("time") { Figures.time($0.seconds) },
        ]
        let specs = [
            row("set-up") { Figures.time(Phases($0).setUp) }, count("specs run", \.run),
            .init("specs per second", rate(before, counts.0), rate(after, counts.1)), count("passed", \.passed),
            count("failed", \.failed), count("interrupted", \.interrupted), count("skipped", \.skipped),
            count("pending", \.pending), count("flaked", \.flaked),
        ]
        let problems = [(roles.baseline, before), (roles.run, after)].flatMap { name, run in
            run.problems.map { "\(name): \($0)" }
        }
        return Section(
            "Runs", ["", roles.baseline.uppercased(), roles.run.uppercased()], numeric: [1, 2],
            rows: times + gain + specs, note: problems.isEmpty ? nil : problems.joined(separator: "; "))
    }

    /// - Returns: nil if there are none.
    func failures(_ title: String, _ specs: [Spec]) -> Section? {
        if specs.isEmpty { return nil }
        let rows = specs.map { spec -> [Section.Cell] in
            return [
                Section.Cell(text: spec.identity.text, state: spec.isFailure ? .bad : .unknown),
                Section.Cell(text: place(spec.placeOfFailure)),
                Section.Cell(text: spec.failure?.message ?? (spec.isRun ? spec.state.rawValue : "not started")),
            ]
        }
        var section = Section("\(title): \(specs.count)", ["SPEC", "PLACE", "MESSAGE"], rows: rows)
        section.isList = true
        return section
    }

    private var confirmations: Section? {
        guard let confirmed, !confirmed.isEmpty else { return nil }
        let rows = confirmed.map { confirmation -> [Section.Cell] in
            .init(confirmation.spec.identity.text, confirmation.verdict.text, confirmation.outcomes)
        }
        return Section(
            "Run again alone, with one process", ["SPEC", "RESULT", "OUTCOMES"], rows: rows)
    }

    private var missingSpecs: Section? {
        let told = Set(comparison.interrupted.map(\.identity))
        let missing = comparison.onlyInBaseline.filter { !told.contains($0.identity) }
        let names = comparison.isBeforeAndAfter ? ("before", "after") : ("the baseline", "the run")
        let rows =
            missing.map { [Section.Cell].init($0.identity.text, names.0, place($0.place)) }
            + comparison.onlyInRun.map { [Section.Cell].init($0.identity.text, names.1, place($0.place)) }
        return rows.isEmpty ? nil : Section("Specs that ran in only one", ["SPEC", "RAN IN", "PLACE"], rows: rows)
    }
}

extension Section {
    /// A table of verdicts.
    init(_ title: String, verdicts: [Criterion]) {
        let rows = verdicts.map { criterion -> [Section.Cell] in
            let state: Section.Cell.State =
                switch criterion.verdict {
                case .holds: .good
                case .fails: .bad
                case .unknown, .notComparable: .unknown
                }
            return [
                Section.Cell(text: criterion.name), Section.Cell(text: criterion.verdict.rawValue, state: state),
                Section.Cell(text: criterion.reason),
            ]
        }
        self.init(title, ["CRITERION", "VERDICT", "WHY"], rows: rows)
    }
}

import Reports

extension ComparedRuns {
    /// Everything that a comparison says, most important first.
    var sections: [Section] {
        [overview, verdicts, failures("Failures only in the run", comparison.newFailures), confirmations]
            .compactMap(\.self)
            + [
                failures("Failures in both", comparison.commonFailures),
                failures("Failures only in the baseline", comparison.oldFailures), missingSpecs,
            ].compactMap(\.self) + limits
    }

    private var overview: Section {
        let (before, after) = (comparison.baseline, comparison.run)
        func row(_ name: String, _ value: (SuiteRun) -> String) -> [Section.Cell] {
            .init(name, value(before), value(after))
        }
        func count(_ name: String, _ isCounted: @escaping (Spec) -> Bool) -> [Section.Cell] {
            row(name) { String($0.specs.count(where: isCounted)) }
        }
        let rows: [[Section.Cell]] = [
            .init("run", baseline.name, run.name),
            row("processes") { String($0.procs) },
            row("time") { Figures.time($0.seconds) },
            .init("speed-up", "", Figures.factor(comparison.speedUp)),
            .init("efficiency", "", Figures.percent(comparison.efficiency)),
            row("set-up") { Figures.time(Phases($0).setUp) },
            count("specs run", \.isRun),
            row("specs per second") {
                $0.seconds > 0 ? Figures.factor(Double($0.specs.count(where: \.isRun)) / $0.seconds) : ""
            },
            count("passed") { $0.state == .passed },
            count("failed", \.state.isFailure),
            count("skipped") { $0.state == .skipped },
            count("pending") { $0.state == .pending },
            count("flaked", \.isFlaked),
        ]
        let problems = [("baseline", before), ("run", after)].flatMap { name, run in
            run.problems.map { "\(name): \($0)" }
        }
        return Section(
            "Runs", ["", "BASELINE", "RUN"], numeric: [1, 2], rows: rows,
            note: problems.isEmpty ? nil : problems.joined(separator: "; "))
    }

    private var verdicts: Section {
        let rows = criteria.map { criterion -> [Section.Cell] in
            let state: Section.Cell.State =
                switch criterion.verdict {
                case .holds: .good
                case .fails: .bad
                case .unknown: .unknown
                }
            return [
                Section.Cell(text: criterion.name), Section.Cell(text: criterion.verdict.rawValue, state: state),
                Section.Cell(text: criterion.reason),
            ]
        }
        return Section("Verdicts", ["CRITERION", "VERDICT", "WHY"], rows: rows)
    }

    private func failures(_ title: String, _ specs: [Spec]) -> Section? {
        if specs.isEmpty { return nil }
        let rows = specs.map { spec -> [Section.Cell] in
            return [
                Section.Cell(text: spec.identity.text, state: .bad), Section.Cell(text: place(spec.placeOfFailure)),
                Section.Cell(text: spec.failure?.message ?? spec.state.rawValue),
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
            "Run again, alone and with one process", ["SPEC", "IT IS", "OUTCOMES"], rows: rows)
    }

    private var missingSpecs: Section? {
        let rows =
            comparison.onlyInBaseline.map { [Section.Cell].init($0.identity.text, "the baseline", place($0.place)) }
            + comparison.onlyInRun.map { [Section.Cell].init($0.identity.text, "the run", place($0.place)) }
        return rows.isEmpty ? nil : Section("Specs that only one of them ran", ["SPEC", "RAN IN", "PLACE"], rows: rows)
    }
}

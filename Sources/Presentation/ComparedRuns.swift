import Reports

/// Two runs of one suite that are compared, and what is known of them besides the reports.
package struct ComparedRuns {
    /// A run and the name that it is known by: of a kept one, its file's name; else the path.
    package struct Named {
        package var name: String
        package var revision: String
        package var run: SuiteRun
        package var kept: KeptRun?

        package init(name: String, revision: String = "", run: SuiteRun, kept: KeptRun? = nil) {
            self.name = name
            self.revision = revision
            self.run = run
            self.kept = kept
        }
    }

    package let baseline: Named
    package let run: Named
    package let comparison: Comparison
    /// In how many seconds the suite is to be done; nil where the profile does not say.
    package var target: Double?
    /// The namespaces in Terminating; nil where the cluster does not tell.
    package var terminating: [String]?
    /// What running the new failures again, alone, showed; nil where nobody asked for it.
    package var confirmed: [Confirmation]?
    /// The folder that paths are shown relative to.
    let directory: String

    package init(_ baseline: Named, _ run: Named, directory: String) {
        self.baseline = baseline
        self.run = run
        comparison = Comparison(baseline.run, run.run)
        self.directory = directory
    }

    package var criteria: [Criterion] { comparison.criteria(target: target, terminating: terminating) }

    /// What `RunSpecs` calls the suite; a run that did not compile does not tell.
    var suite: String { comparison.run.suite.isEmpty ? comparison.baseline.label : comparison.run.suite }

    /// Whether there is more to show than that nothing ran: with `ginkgo -r` and a filter, that is all of many suites.
    var hasDetails: Bool {
        [comparison.baseline, comparison.run].contains { !$0.failures.isEmpty || $0.specs.contains(where: \.isRun) }
    }

    /// The suite with what is compared, in a line.
    package var title: String {
        comparison.isBeforeAndAfter
            ? "\(suite): before and after, with \(processes(comparison.run))"
            : "\(suite): \(processes(comparison.baseline)) and \(processes(comparison.run))"
    }

    /// What matters most, in a sentence.
    package var summary: String {
        let new = comparison.newFailures.count
        let failures = new == 0 ? "no new failure" : Figures.count(new, "new failure")
        if comparison.comparability.isComparable {
            return "\(Figures.factor(comparison.speedUp)) times as fast, \(failures)"
        }
        return "not comparable: \(comparison.comparability.reason)" + (new == 0 ? "" : "; \(failures)")
    }

    /// What tables and the page call the two runs.
    var roles: (baseline: String, run: String) {
        comparison.isBeforeAndAfter ? ("before", "after") : ("baseline", "run")
    }

    func place(_ place: Spec.Place) -> String {
        place.text.hasPrefix(directory + "/") ? String(place.text.dropFirst(directory.count + 1)) : place.text
    }

    func processes(_ run: SuiteRun) -> String { Figures.count(run.procs, "process", "processes") }
}

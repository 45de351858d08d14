import Reports

/// Two compared runs of a suite, with information from outside the reports.
package struct ComparedRuns {
    /// A run and its name: the file name of a kept run, else the path.
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
    /// The suite's target in seconds; nil if the profile has none.
    package var target: Double?
    /// The namespaces in Terminating; nil if unknown.
    package var terminating: [String]?
    /// The results of running the new failures again alone; nil if not requested.
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

    /// The suite's name in `RunSpecs`; unknown for a run that did not compile.
    var suite: String { comparison.run.suite.isEmpty ? comparison.baseline.label : comparison.run.suite }

    /// Whether anything ran: with `ginkgo -r` and a filter, many suites have nothing to run.
    var hasDetails: Bool {
        [comparison.baseline, comparison.run].contains { !$0.failures.isEmpty || $0.specs.contains(where: \.isRun) }
    }

    /// The suite and the compared runs in one line.
    package var title: String {
        comparison.isBeforeAndAfter
            ? "\(suite): before and after, with \(processes(comparison.run))"
            : "\(suite): \(processes(comparison.baseline)) and \(processes(comparison.run))"
    }

    /// The most important result in one sentence.
    package var summary: String {
        let new = comparison.newFailures.count
        let failures = new == 0 ? "no new failure" : Figures.count(new, "new failure")
        if comparison.comparability.isComparable {
            return "\(Figures.factor(comparison.speedUp)) times as fast, \(failures)"
        }
        return "not comparable: \(comparison.comparability.reason)" + (new == 0 ? "" : "; \(failures)")
    }

    /// The names of the two runs in tables and on the page.
    var roles: (baseline: String, run: String) {
        comparison.isBeforeAndAfter ? ("before", "after") : ("baseline", "run")
    }

    func place(_ place: Spec.Place) -> String {
        place.text.hasPrefix(directory + "/") ? String(place.text.dropFirst(directory.count + 1)) : place.text
    }

    func processes(_ run: SuiteRun) -> String { Figures.count(run.procs, "process", "processes") }
}

import Reports

/// What is compared, and what is known of it besides the reports.
struct ComparedRuns {
    /// A run and the name that it is known by: of a kept one, its file's name; else the path.
    struct Named {
        var name: String
        var revision: String
        var run: SuiteRun
        var kept: KeptRun?
    }

    var baseline: Named
    var run: Named
    var comparison: Comparison
    /// In how many seconds the suite is to be done; nil where the profile does not say.
    var target: Double?
    /// The namespaces in Terminating; nil where the cluster does not tell.
    var terminating: [String]?
    /// What running the new failures again, alone, showed; nil where nobody asked for it.
    var confirmed: [Confirmation]?
    /// The folder that paths are shown relative to.
    var directory: String

    var criteria: [Criterion] { comparison.criteria(target: target, terminating: terminating) }

    /// The suite with what is compared, in a line.
    var title: String {
        "\(comparison.run.suite): \(processes(comparison.baseline)) and \(processes(comparison.run))"
    }

    /// What matters most, in a sentence.
    var summary: String {
        let new = comparison.newFailures.count
        let speed = "\(Figures.factor(comparison.speedUp)) times as fast"
        return new == 0 ? "\(speed), no new failure" : "\(speed), \(Figures.count(new, "new failure"))"
    }

    func place(_ place: Spec.Place) -> String {
        place.text.hasPrefix(directory + "/") ? String(place.text.dropFirst(directory.count + 1)) : place.text
    }

    func processes(_ run: SuiteRun) -> String { Figures.count(run.procs, "process", "processes") }
}

extension SuiteRun {
    /// Why the run is incomplete; nil if all its specs were reached.
    ///
    /// - Parameter name: the name of the run in the sentence.
    package func incompleteness(called name: String = "the run") -> String? {
        if isDry { return "\(name) was a dry run" }
        if let node = nodes.first(where: { $0.isFailure && $0.runsBeforeSpecs }) {
            return "the set-up failed in \(name) (\(node.identity.text))"
        }
        if isInterrupted { return "\(name) was interrupted" + (reason.map { " (\($0))" } ?? "") }
        guard specs.contains(where: \.isRun) else {
            return "no spec ran in \(name)" + (reason.map { " (\($0))" } ?? "")
        }
        let reached = specs.count(where: \.isReached)
        if let planned, reached < planned {
            return "\(planned - reached) of \(planned) specs were not started in \(name)"
        }
        return nil
    }

    /// Whether the filters left nothing to run, or it skipped itself in `BeforeSuite`, which is normal for some of many
    /// suites.
    package var isIdle: Bool {
        let skipsItself = nodes.contains { $0.runsBeforeSpecs && $0.state == .skipped }
        return (planned == 0 || skipsItself) && isSuccess == true && !specs.contains(where: \.isRun)
    }

    /// Ginkgo's reason in one line, or the spec that aborted the suite.
    private var reason: String? {
        if let line = problems.first?.split(whereSeparator: \.isNewline).first { return String(line) }
        return entries.first { $0.state == .aborted }.map { "aborted by \($0.identity.text)" }
    }
}

extension Collection {
    /// The runs of suites that had something to run; all if none had.
    package func active(_ isIdle: (Element) -> Bool) -> [Element] {
        let active = filter { !isIdle($0) }
        return active.isEmpty ? Array(self) : active
    }
}

extension Spec {
    /// Whether it is part of the set-up: a node that runs before all specs.
    var runsBeforeSpecs: Bool { kind.contains("Before") }
}

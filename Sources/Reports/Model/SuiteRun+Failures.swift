extension SuiteRun {
    /// The failures, each once: a node that every process runs can fail in each. A failure of the suite as a
    /// whole counts too. Everything that counts or lists failures uses these.
    package var failures: [Spec] {
        let own = entries.filter(\.isFailure).withoutRepeats
        return own + suiteFailures(besides: own)
    }

    /// The specs interrupted with the run, each once.
    package var interrupted: [Spec] { entries.filter(\.isInterrupted).withoutRepeats }

    /// Whether it was stopped before all specs had run, or not started.
    package var isInterrupted: Bool {
        entries.contains { $0.isInterrupted || $0.state == .aborted } || problems.contains(where: Self.isInterruption)
    }

    private func suiteFailures(besides own: [Spec]) -> [Spec] {
        if isSuccess ?? problems.isEmpty { return [] }
        let reasons = problems.filter { !$0.isInterruptionByOthers }
        if !reasons.isEmpty { return reasons.map(Spec.init(failureOfSuite:)) }
        let isExplained = !own.isEmpty || !problems.isEmpty || entries.contains(where: \.isInterrupted)
        return isExplained ? [] : [Spec(failureOfSuite: "Ginkgo reports that the suite failed, but not why")]
    }

    private static func isInterruption(_ reason: String) -> Bool {
        reason.isInterruptionByOthers || reason.hasPrefix("Suite Timeout") || reason.hasPrefix("Failed to iterate")
            || reason.hasPrefix("Suite did not run because")
    }
}

extension String {
    /// Whether Ginkgo's reason is a signal or a failure elsewhere, not caused by the suite.
    fileprivate var isInterruptionByOthers: Bool {
        hasPrefix("Interrupted") || hasPrefix("Suite did not run because prior suites failed")
    }
}

extension Spec {
    /// The failure of a suite as a whole, identified by the first line of its reason.
    fileprivate init(failureOfSuite reason: String) {
        self.init()
        kind = "Suite"
        state = .failed
        let line = reason.split(whereSeparator: \.isNewline).first.map(String.init)
        identity = Identity(texts: ["[Suite]"] + [line].compactMap(\.self))
        failure = Failure(message: reason)
    }
}

extension [Spec] {
    /// The first spec of each identity.
    fileprivate var withoutRepeats: [Spec] {
        var seen: Set<Spec.Identity> = []
        return filter { seen.insert($0.identity).inserted }
    }
}

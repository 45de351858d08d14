extension SuiteRun {
    /// What failed by itself, each once: a node that every process runs can fail in each. A failure of the suite as a
    /// whole is one too. Everything that counts or lists failures takes these.
    public var failures: [Spec] {
        let own = entries.filter(\.isFailure).withoutRepeats
        return own + suiteFailures(besides: own)
    }

    /// What was ended because the run was, each once.
    public var interrupted: [Spec] { entries.filter(\.isInterrupted).withoutRepeats }

    /// Whether it was ended before all specs had run, or not begun.
    public var isInterrupted: Bool {
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
    /// Whether this reason of Ginkgo's is a signal, or a failure elsewhere: nothing that the suite did.
    fileprivate var isInterruptionByOthers: Bool {
        hasPrefix("Interrupted") || hasPrefix("Suite did not run because prior suites failed")
    }
}

extension Spec {
    /// The failure of a suite as a whole. The first line of its reason tells it from others.
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
    /// The first of each identity.
    fileprivate var withoutRepeats: [Spec] {
        var seen: Set<Spec.Identity> = []
        return filter { seen.insert($0.identity).inserted }
    }
}

/// Two runs of one suite side by side.
package struct Comparison: Sendable {
    /// The run that the other is compared with: one with a single process, mostly.
    package let baseline: SuiteRun
    /// The run that is looked at.
    package let run: SuiteRun
    /// Whether the two can be compared.
    package let comparability: Comparability
    /// What failed in both, as the run has it.
    package let commonFailures: [Spec]
    /// What failed in the run and did not fail in the baseline.
    package let newFailures: [Spec]
    /// Failures in the baseline only, except specs that the run did not finish.
    package let oldFailures: [Spec]
    /// Specs that the run did not finish, or did not start although the baseline did.
    package let interrupted: [Spec]
    /// What was run in the baseline only.
    package let onlyInBaseline: [Spec]
    /// What was run in the run only.
    package let onlyInRun: [Spec]
    /// What keeps the run from being shorter.
    package let limits: Limits
    /// Predicted times with other process counts; nil if neither run was complete.
    package let prediction: Prediction?
    /// What should be started first.
    package let startFirst: StartFirst

    /// - Parameters:
    ///   - baseline: what is compared with.
    ///   - run: what is looked at.
    ///   - decorators: finds the Serial and Ordered containers. What only one run's report tells holds for both.
    package init(_ baseline: SuiteRun, _ run: SuiteRun, decorators: Decorators = Decorators()) {
        var decorators = decorators
        let marked = (decorators.marking(baseline), decorators.marking(run))
        self.baseline = marked.0.completed(by: marked.1)
        self.run = marked.1.completed(by: marked.0)
        let isSameCount = baseline.procs == run.procs
        let names = isSameCount ? ("the earlier run", "the later run") : ("the baseline", "the run")
        comparability = Comparability(baseline, run, called: names)
        let before = self.baseline.failures
        let after = self.run.failures
        let failedBefore = Set(before.map(\.identity))
        let failedAfter = Set(after.map(\.identity))
        commonFailures = after.filter { failedBefore.contains($0.identity) }
        newFailures = after.filter { !failedBefore.contains($0.identity) }
        onlyInBaseline = self.baseline.specsRun(besides: self.run)
        onlyInRun = self.run.specsRun(besides: self.baseline)
        interrupted = self.run.interrupted + self.run.specsLeft(of: onlyInBaseline)
        let ended = Set(interrupted.map(\.identity))
        oldFailures = before.filter { !failedAfter.contains($0.identity) && !ended.contains($0.identity) }
        limits = Limits(self.run)
        prediction = Prediction(ofComplete: [self.run, self.baseline])
        startFirst = StartFirst(self.run)
    }

    /// Whether the runs are from before and after a change, rather than serial and parallel.
    package var isBeforeAndAfter: Bool { baseline.procs == run.procs }
    /// How many times as fast the run is.
    package var speedUp: Double { run.seconds > 0 ? baseline.seconds / run.seconds : 1 }
    /// The achieved share of the speed-up possible with the additional processes: 1 if all are always busy;
    /// nil if there are none.
    package var efficiency: Double? {
        run.procs > baseline.procs ? speedUp * Double(baseline.procs) / Double(run.procs) : nil
    }

    /// The time of each run without the specs that the other did not run, assuming that they are spread evenly over
    /// the processes.
    package var secondsOfCommonSpecs: (baseline: Double, run: Double) {
        func seconds(_ run: SuiteRun, without specs: [Spec]) -> Double {
            max(run.seconds - specs.reduce(0) { $0 + $1.seconds } / Double(run.procs), 0)
        }
        return (seconds(baseline, without: onlyInBaseline), seconds(run, without: onlyInRun))
    }
}

extension SuiteRun {
    /// Specs that this run ran and the other did not, or skipped when they had begun.
    fileprivate func specsRun(besides other: SuiteRun) -> [Spec] {
        let others = Set(other.specs.filter { $0.isRun && !$0.skippedItself }.map(\.identity))
        return specs.filter { $0.isRun && !$0.skippedItself && !others.contains($0.identity) }
    }

    /// The specs that another run ran and this one did not start because it was stopped.
    fileprivate func specsLeft(of others: [Spec]) -> [Spec] {
        guard isInterrupted || planned ?? 0 > specs.count(where: \.isReached) else { return [] }
        let names = Set(others.map(\.identity))
        return specs.filter { !$0.isReached && $0.state != .pending && names.contains($0.identity) }
    }

    /// The run with what another one's report or order tells of the same specs.
    fileprivate func completed(by other: SuiteRun) -> SuiteRun {
        let serial = Set(Phases(other).serial.map(\.identity))
        let ordered = Dictionary(other.specs.map { ($0.identity, $0.orderedDepth) }) { first, _ in first }
        var run = self
        for index in run.specs.indices {
            let spec = run.specs[index]
            if spec.isSerial == nil, serial.contains(spec.identity) { run.specs[index].isSerial = true }
            if spec.orderedDepth == 0, let depth = ordered[spec.identity], depth <= spec.containerPlaces.count {
                run.specs[index].orderedDepth = depth
            }
        }
        return run
    }
}

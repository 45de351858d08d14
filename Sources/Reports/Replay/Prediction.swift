/// What a suite would take with other numbers of processes, from one or two of its runs.
///
/// Specs that run beside others take longer, as they share the machine. How much is known where there are two runs; for
/// numbers in between and beyond, it is taken to grow evenly with the process count.
package struct Prediction: Sendable {
    private let runs: [Measured]
    /// How many times as long specs take in the second run as in the first.
    private let slowdown: Double

    private struct Measured: Sendable {
        var procs: Int
        var replay: Replay
    }

    /// - Parameters:
    ///   - run: whose order is replayed.
    ///   - other: another run of the suite, with another process count.
    package init(_ run: SuiteRun, and other: SuiteRun? = nil) {
        let all = [run] + (other.map { $0.procs == run.procs ? [] : [$0] } ?? [])
        runs = all.map { run in
            let phases = Phases(run)
            let groups = ExecutionGroup.all(of: run, phases)
            return Measured(
                procs: run.procs, replay: Replay(groups: groups, setUp: phases.setUp, cleanUp: phases.cleanUp))
        }
        slowdown = runs.count > 1 ? Self.slowdown(from: runs[0].replay.groups, to: runs[1].replay.groups) : 1
    }

    /// Predicts from a suite's complete runs, at most two; nil if there are none.
    ///
    /// - Parameter runs: of two with the same process count, the first is used. The order of the one with fewer is
    ///   replayed.
    init?(ofComplete runs: [SuiteRun]) {
        let complete = runs.filter { $0.incompleteness() == nil }
        guard let newest = complete.first else { return nil }
        guard let other = complete.dropFirst().first(where: { $0.procs != newest.procs }) else {
            self.init(newest)
            return
        }
        let (fewer, more) = newest.procs < other.procs ? (newest, other) : (other, newest)
        self.init(fewer, and: more)
    }

    /// How long the suite takes, in seconds.
    ///
    /// - Parameter procs: at least 1.
    package func seconds(procs: Int) -> Double { replay(procs: procs).seconds(procs: procs) }

    /// The run whose order is replayed, as it would be with that many processes.
    func replay(procs: Int) -> Replay {
        let own = runs[0]
        if let same = runs.first(where: { $0.procs == procs }) { return same.replay }
        guard runs.count > 1 else { return own.replay }
        let other = runs[1]
        let share = Double(procs - own.procs) / Double(other.procs - own.procs)
        let factor = max(1 + (slowdown - 1) * share, 0.1)
        let nearest = abs(procs - own.procs) <= abs(procs - other.procs) ? own : other
        var replay = nearest.replay
        replay.groups = own.replay.groups.map { group in
            var group = group
            group.seconds *= factor
            return group
        }
        return replay
    }

    /// The smallest process count, up to `most` and 256, beyond which no larger one gains 5 %.
    package func enough(upTo most: Int) -> Int {
        let seconds = (1...min(max(most, 1), 256)).map { self.seconds(procs: $0) }
        for (index, own) in seconds.enumerated() {
            let best = seconds[index...].min() ?? own
            if best > own * 0.95 { return index + 1 }
        }
        return seconds.count
    }

    private static func slowdown(from groups: [ExecutionGroup], to others: [ExecutionGroup]) -> Double {
        // A spec that fails ends early, or late.
        let passed = others.flatMap(\.specs).filter { $0.state == .passed }
        let others = Dictionary(passed.map { ($0.identity, $0.seconds) }) { first, _ in first }
        var own = 0.0
        var other = 0.0
        for spec in groups.flatMap(\.specs) where spec.state == .passed {
            guard let seconds = others[spec.identity] else { continue }
            own += spec.seconds
            other += seconds
        }
        // Where the second run happens to be quicker, more processes are not taken to make specs quicker still.
        return own > 0 ? max(other / own, 1) : 1
    }
}

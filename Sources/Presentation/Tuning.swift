import Reports

/// Measurements with several process counts, and the recommended one.
package struct Tuning: Encodable {
    /// The runs with one process count.
    package struct Measured: Encodable {
        var processes: Int
        /// The duration of each run in seconds.
        var seconds: [Double] = []
        /// The specs that failed in any of them but not in the runs with the fewest processes.
        package var newFailures: [String] = []
        /// Why these runs are not comparable; nil if they are.
        var obstacle: String?
        /// Whether the process count can be recommended.
        var isClean: Bool { newFailures.isEmpty && obstacle == nil }

        /// The median.
        var median: Double {
            let sorted = seconds.sorted()
            guard !sorted.isEmpty else { return .infinity }
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    package private(set) var measured: [Measured]
    /// The recommended process count; nil if there is none.
    package private(set) var recommended: Int?
    /// The reason, in one sentence.
    package private(set) var reason = ""
    /// The first run with the fewest processes.
    private var baseline: [SuiteRun] = []
    /// The failures with the fewest processes, by suite.
    private var known: [String: Set<Spec.Identity>] = [:]

    private enum CodingKeys: CodingKey {
        case measured, recommended, reason
    }

    /// The tolerance within which a time counts as equal to the fastest.
    private static let tolerance = 1.05
    /// The tolerance within which a process count is measured again.
    private static let contention = 1.2
    private static let maxRuns = 3

    /// - Parameter counts: the process counts, in ascending order.
    package init(_ counts: [Int]) { measured = counts.map { Measured(processes: $0) } }

    /// The process count to run next; nil when done. Each is run once; candidates for the best up to three
    /// times, because a single time is not reliable.
    package var next: Int? {
        if let missing = measured.first(where: \.seconds.isEmpty) { return missing.processes }
        let clean = measured.filter(\.isClean)
        let best = clean.map(\.median).min() ?? 0
        let close = clean.filter { $0.median <= best * Self.contention }
        guard close.count > 1 else { return nil }
        return close.filter { $0.seconds.count < Self.maxRuns }.min { $0.seconds.count < $1.seconds.count }?.processes
    }

    /// Adds a run of all suites of the target.
    package mutating func add(_ runs: [SuiteRun], processes: Int) {
        guard let index = measured.firstIndex(where: { $0.processes == processes }) else { return }
        measured[index].seconds.append(runs.reduce(0) { $0 + $1.seconds })
        if index == 0, baseline.isEmpty { baseline = runs }
        measured[index].obstacle = measured[index].obstacle ?? obstacle(of: runs, processes: processes)
        for run in runs {
            if index == 0 {
                known[run.suite, default: []].formUnion(run.failures.map(\.identity))
                continue
            }
            for spec in run.failures where known[run.suite]?.contains(spec.identity) != true {
                if !measured[index].newFailures.contains(spec.identity.text) {
                    measured[index].newFailures.append(spec.identity.text)
                }
            }
        }
        recommend()
    }

    /// Why a run is not comparable with the one with the fewest processes.
    private func obstacle(of runs: [SuiteRun], processes: Int) -> String? {
        let matching = SuiteMatching(baseline, runs)
        let names = ("the run with \(measured[0].processes)", "the run with \(processes)")
        let pairs = matching.pairs.map { (baseline[$0.baseline], runs[$0.run]) }.active { $0.isIdle && $1.isIdle }
        let obstacle = pairs.lazy.flatMap { Comparability($0, $1, called: names).obstacles }.first
        return obstacle ?? matching.onlyInBaseline.first.map { "\(baseline[$0].label) is not in \(names.1)" }
    }

    private mutating func recommend() {
        let clean = measured.filter { !$0.seconds.isEmpty && $0.isClean }
        guard let fastest = clean.min(by: { $0.median < $1.median }),
            let chosen = clean.first(where: { $0.median <= fastest.median * Self.tolerance })
        else {
            recommended = nil
            reason = measured.lazy.compactMap(\.obstacle).first ?? "no run passed"
            return
        }
        recommended = chosen.processes
        reason =
            chosen.processes == fastest.processes
            ? "the fastest, with \(Figures.time(chosen.median))"
            : "\(Figures.time(chosen.median)), within 5 % of the fastest (\(Figures.time(fastest.median)) with \(fastest.processes))"
        func numbers(_ isListed: (Measured) -> Bool) -> String {
            measured.filter(isListed).map { String($0.processes) }.joined(separator: ", ")
        }
        let unsafe = numbers { !$0.newFailures.isEmpty }
        if !unsafe.isEmpty { reason += "; with \(unsafe), specs fail that do not with \(measured[0].processes)" }
        let unknown = numbers { $0.newFailures.isEmpty && $0.obstacle != nil }
        if !unknown.isEmpty { reason += "; with \(unknown), not the same specs ran" }
    }

    /// A row for each process count.
    package var section: Section {
        let one = measured.first?.median ?? 0
        let rows = measured.map { measured -> [Section.Cell] in
            let all = measured.seconds.map(Figures.time).joined(separator: ", ")
            return .init(
                String(measured.processes), Figures.time(measured.median),
                measured.median > 0 ? Figures.factor(one / measured.median) : "", all,
                measured.isClean
                    ? "none"
                    : (measured.newFailures + [measured.obstacle].compactMap(\.self)).joined(separator: "; "))
        }
        return Section(
            "Measured", ["PROCESSES", "TIME", "SPEED-UP", "RUNS", "NEW FAILURES"], numeric: [0, 1, 2], rows: rows)
    }
}

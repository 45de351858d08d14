import Reports

/// What was measured with several numbers of processes, and which of them that recommends.
struct Tuning: Encodable {
    /// The runs with one number of processes.
    struct Measured: Encodable {
        var processes: Int
        /// How long each took, in seconds.
        var seconds: [Double] = []
        /// The specs that failed in any of them and not in the runs with the fewest processes.
        var newFailures: [String] = []

        /// The middle one; of two, their mean.
        var median: Double {
            let sorted = seconds.sorted()
            guard !sorted.isEmpty else { return .infinity }
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    private(set) var measured: [Measured]
    /// The number to use.
    private(set) var recommended = 1
    /// Why, in a sentence.
    private(set) var reason = ""
    private var known: Set<Spec.Identity> = []

    private enum CodingKeys: CodingKey {
        case measured, recommended, reason
    }

    /// How much slower than the fastest is as good.
    private static let tolerance = 1.05
    /// How near to the fastest a number has to be to be worth a second look.
    private static let contention = 1.2
    private static let mostRuns = 3

    /// - Parameter counts: the numbers of processes, the smallest first.
    init(_ counts: [Int]) { measured = counts.map { Measured(processes: $0) } }

    /// The number to run next; nil where enough is known. Each is run once; those that may be the best, up to three
    /// times, since one run's time says little.
    var next: Int? {
        if let missing = measured.first(where: \.seconds.isEmpty) { return missing.processes }
        let best = measured.filter(\.newFailures.isEmpty).map(\.median).min() ?? 0
        let close = measured.filter { $0.newFailures.isEmpty && $0.median <= best * Self.contention }
        guard close.count > 1 else { return nil }
        return close.filter { $0.seconds.count < Self.mostRuns }.min { $0.seconds.count < $1.seconds.count }?.processes
    }

    /// Takes in a run.
    mutating func add(_ run: SuiteRun, processes: Int) {
        guard let index = measured.firstIndex(where: { $0.processes == processes }) else { return }
        measured[index].seconds.append(run.seconds)
        if index == 0 {
            known.formUnion(run.failures.map(\.identity))
        } else {
            for spec in run.failures where !known.contains(spec.identity) {
                if !measured[index].newFailures.contains(spec.identity.text) {
                    measured[index].newFailures.append(spec.identity.text)
                }
            }
        }
        recommend()
    }

    private mutating func recommend() {
        let clean = measured.filter { !$0.seconds.isEmpty && $0.newFailures.isEmpty }
        guard let fastest = clean.min(by: { $0.median < $1.median }),
            let chosen = clean.first(where: { $0.median <= fastest.median * Self.tolerance })
        else { return }
        recommended = chosen.processes
        reason =
            chosen.processes == fastest.processes
            ? "the fastest, with \(Figures.time(chosen.median))"
            : "\(Figures.time(chosen.median)), within 5 % of the fastest (\(Figures.time(fastest.median)) with \(fastest.processes))"
        let unsafe = measured.filter { !$0.newFailures.isEmpty }.map { String($0.processes) }
        if !unsafe.isEmpty {
            reason += "; with \(unsafe.joined(separator: ", ")), specs fail that do not with \(measured[0].processes)"
        }
    }

    /// A row for each number.
    var section: Section {
        let one = measured.first?.median ?? 0
        let rows = measured.map { measured -> [Section.Cell] in
            let all = measured.seconds.map(Figures.time).joined(separator: ", ")
            return .init(
                String(measured.processes), Figures.time(measured.median),
                measured.median > 0 ? Figures.factor(one / measured.median) : "", all,
                measured.newFailures.isEmpty ? "none" : measured.newFailures.joined(separator: "; "))
        }
        return Section(
            "Measured", ["PROCESSES", "TIME", "SPEED-UP", "RUNS", "NEW FAILURES"], numeric: [0, 1, 2], rows: rows)
    }
}

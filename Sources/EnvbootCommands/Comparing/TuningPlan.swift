import Reports

/// The numbers of processes that `tune` tries, and how long that takes.
struct TuningPlan {
    let counts: [Int]
    /// Seconds for trying each once; nil where no run is kept to tell.
    let estimate: Double?

    /// - Parameters:
    ///   - most: the greatest number that makes sense.
    ///   - kept: a suite's runs, the newest last.
    init(counts: [Int], most: Int, kept: [KeptRun]) {
        let doubling = sequence(first: 1) { $0 * 2 }.prefix { $0 < most } + [most]
        let counts = counts.isEmpty ? Array(doubling) : Array(Set(counts)).sorted()
        self.counts = counts
        let predictions = Self.predictions(from: kept)
        estimate = predictions.map { predictions in
            counts.reduce(0) { sum, count in predictions.reduce(sum) { $0 + $1.seconds(procs: count) } }
        }
    }

    /// A prediction for each suite of the target; nil without kept runs.
    private static func predictions(from kept: [KeptRun]) -> [Prediction]? {
        if let pair = LatestPair(among: kept) {
            let (before, after) = (pair.baseline.suites, pair.run.suites)
            let pairs = SuiteMatching(before, after).pairs.map { (before[$0.baseline], after[$0.run]) }
            return all(pairs.active { $0.isIdle && $1.isIdle }.map { Comparison($0, $1).prediction })
        }
        let latest = kept.reversed().lazy.compactMap { try? $0.read() }.first { $0.allSatisfy(\.filters.isEmpty) }
        return latest.flatMap { all($0.active(\.isIdle).map { $0.incompleteness() == nil ? Prediction($0) : nil }) }
    }

    /// Nil if any is missing, or there are none.
    private static func all(_ predictions: [Prediction?]) -> [Prediction]? {
        let known = predictions.compactMap(\.self)
        return known.isEmpty || known.count < predictions.count ? nil : known
    }
}

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
        let pair = LatestPair(among: kept)
        let prediction =
            pair.map { Comparison($0.baseline.run, $0.run.run).prediction }
            ?? kept.reversed().lazy.compactMap { try? $0.read() }.first { $0.filters.isEmpty }.map { Prediction($0) }
        estimate = prediction.map { prediction in
            counts.reduce(0) { $0 + prediction.seconds(procs: $1) }
        }
    }
}

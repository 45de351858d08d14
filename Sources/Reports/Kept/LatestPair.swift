/// The runs that are compared where nobody says which: the latest with several processes, and the latest with one that
/// was to run the same specs.
package struct LatestPair: Sendable {
    /// With one process.
    package let baseline: (kept: KeptRun, suites: [SuiteRun])
    /// With several.
    package let run: (kept: KeptRun, suites: [SuiteRun])

    /// Looks among the runs of one suite. A report that cannot be read is passed over.
    ///
    /// - Parameter runs: the newest last.
    /// - Returns: nil where there is no such pair.
    package init?(among runs: [KeptRun]) {
        // Reports can be large: none is read that is not needed.
        let newestFirst = runs.reversed()
        let parallel = newestFirst.filter { $0.procs > 1 }.lazy.compactMap(Self.read)
        let serial = newestFirst.filter { $0.procs == 1 }.lazy.compactMap(Self.read)
        for run in parallel {
            if let baseline = serial.first(where: { Set($0.suites.map(\.filters)) == Set(run.suites.map(\.filters)) }) {
                (self.baseline, self.run) = (baseline, run)
                return
            }
        }
        return nil
    }

    private static func read(_ kept: KeptRun) -> (kept: KeptRun, suites: [SuiteRun])? {
        (try? kept.read()).map { (kept, $0) }
    }
}

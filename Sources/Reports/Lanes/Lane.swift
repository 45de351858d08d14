/// What one process did.
package struct Lane: Sendable, Equatable {
    /// From 1.
    package let process: Int
    /// What it ran, in order.
    package let entries: [Spec]
    /// For how long it ran specs, in seconds.
    package let busy: Double
    /// For how long it did not, of the whole run; waiting for the set-up is a part of it.
    package let idle: Double

    /// A process beyond these has a lane only if it or a later one ran something.
    package static let maxIdleLanes = 32

    /// The lanes of a run, one for each of its processes.
    package static func all(of run: SuiteRun) -> [Lane] {
        let entries = Dictionary(grouping: run.entries.filter { $0.kind != "It" || $0.isRun }, by: \.process)
        return (1...max(min(run.procs, maxIdleLanes), entries.keys.max() ?? 1)).map { process in
            let own = (entries[process] ?? []).sorted { $0.start < $1.start }
            let busy = own.filter { $0.kind == "It" }.reduce(0) { $0 + $1.seconds }
            return Lane(process: process, entries: own, busy: busy, idle: max(run.seconds - busy, 0))
        }
    }
}

/// The end of the parallel part of a run, when some processes had nothing left to run.
package struct IdleTail: Sendable, Equatable {
    /// From when the first process had nothing left to when the last one ended, in seconds.
    package let seconds: Double
    /// How long all processes together had nothing to run, in seconds.
    package let idle: Double
    /// The spec that ended last.
    package let cause: Spec

    /// - Returns: nil for a run of one process, or without specs.
    package init?(_ run: SuiteRun, _ phases: Phases) {
        guard run.procs > 1, let last = phases.parallel.max(by: { $0.end < $1.end }) else { return nil }
        let ends = Dictionary(grouping: phases.parallel, by: \.process).mapValues { $0.map(\.end).max() ?? 0 }
        let all = (1...run.procs).map { ends[$0] ?? phases.setUp }
        seconds = last.end - (all.min() ?? last.end)
        idle = all.reduce(0) { $0 + last.end - $1 }
        cause = last
    }
}

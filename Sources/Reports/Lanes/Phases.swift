/// The parts of a run: the set-up, the specs that run side by side, the Serial ones, the clean-up.
package struct Phases: Sendable, Equatable {
    /// Until the first spec began, in seconds; where none did, until the end of what runs before them.
    package let setUp: Double
    /// From the last spec's end to the run's.
    package let cleanUp: Double
    /// The specs that ran beside others, in the order in which they were begun.
    package let parallel: [Spec]
    /// The specs that ran alone, after all others; empty for a run of one process.
    package let serial: [Spec]

    /// - Parameter run: a run whose Serial specs are marked, as far as that is known. Where it is not, they are told by
    ///   when they ran: process 1 begins them when nothing is left for the others.
    package init(_ run: SuiteRun) {
        let specs = run.specsInOrder.filter(\.isRun)
        let before = run.nodes.filter(\.runsBeforeSpecs).map(\.end).max() ?? 0
        setUp = specs.first?.start ?? before
        cleanUp = max(run.seconds - (specs.map(\.end).max() ?? before), 0)
        guard run.procs > 1 else {
            parallel = specs
            serial = []
            return
        }
        let lastEnds = Dictionary(grouping: specs, by: \.process).mapValues { $0.map(\.end).max() ?? 0 }
        let othersEnd = lastEnds.filter { $0.key != 1 }.values.max() ?? 0
        let isSerial = { (spec: Spec) in
            spec.isSerial ?? (spec.process == 1 && spec.orderedDepth == 0 && spec.start > othersEnd && othersEnd > 0)
        }
        parallel = specs.filter { !isSerial($0) }
        serial = specs.filter(isSerial)
    }
}

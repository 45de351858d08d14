/// What keeps a run from being shorter.
package struct Limits: Sendable {
    /// Until the first spec began, in seconds.
    package let setUp: Double
    /// The Serial specs.
    package let serial: [Spec]
    /// How long these took, in seconds.
    package let serialSeconds: Double
    /// The spec that took longest; nil where none ran.
    package let longestSpec: Spec?
    /// The Ordered container that took longest; nil where none is known.
    package let longestContainer: ExecutionGroup?
    /// What no process count can beat: the set-up, what runs longest on one process, Serial specs and the clean-up.
    package let floor: Double
    /// The time at the end when some processes had nothing left; nil for one process.
    package let tail: IdleTail?
    /// What each process did.
    package let lanes: [Lane]

    /// Looks at a run whose specs are marked.
    package init(_ run: SuiteRun) {
        let phases = Phases(run)
        let groups = ExecutionGroup.all(of: run, phases)
        setUp = phases.setUp
        serial = phases.serial.isEmpty ? phases.parallel.filter { $0.isSerial == true } : phases.serial
        serialSeconds = serial.reduce(0) { $0 + $1.seconds }
        longestSpec = (phases.parallel + phases.serial).max { $0.seconds < $1.seconds }
        longestContainer = groups.filter { $0.specs.first?.orderedDepth ?? 0 > 0 }.max { $0.seconds < $1.seconds }
        let longest = groups.filter { !$0.isSerial }.map(\.seconds).max() ?? 0
        floor = phases.setUp + longest + serialSeconds + phases.cleanUp
        tail = IdleTail(run, phases)
        lanes = Lane.all(of: run)
    }
}

import Testing

@testable import Reports

@Suite("The parts of a run")
struct PhasesTests {
    /// Process 1 ends first, then waits for process 2 and runs what is Serial.
    private var run: SuiteRun {
        var run = SuiteRun(
            procs: 2, seconds: 10,
            [
                .ran("a one", 1, from: 1, to: 3), .ran("a two", 2, from: 1, to: 6), .ran("b three", 1, from: 3, to: 4),
                .ran("c alone", 1, from: 6.5, to: 8), .ran("c left", 2, from: 0, to: 0, state: .pending),
            ])
        var setUp = Spec.ran("[BeforeSuite]", 1, from: 0, to: 0.9)
        setUp.kind = "BeforeSuite"
        run.nodes = [setUp]
        return run
    }

    @Test("What process 1 begins when the others have ended is Serial, where nothing else is known")
    func serial() {
        let phases = Phases(run)
        #expect(phases.serial.map(\.identity.text) == ["c alone"])
        #expect(phases.parallel.map(\.identity.text) == ["a one", "a two", "b three"])
        #expect(phases.setUp == 1 && phases.cleanUp == 2)
    }

    @Test("What the report or the sources say of Serial counts for more")
    func stated() {
        var run = run
        for index in run.specs.indices { run.specs[index].isSerial = run.specs[index].identity.text == "b three" }
        #expect(Phases(run).serial.map(\.identity.text) == ["b three"])
    }

    @Test("With one process nothing is apart, and a run without specs is all set-up")
    func onlyOne() {
        var run = run
        run.procs = 1
        #expect(Phases(run).serial == [] && Phases(run).parallel.count == 4)
        run.specs = []
        #expect(Phases(run).setUp == 0.9 && Phases(run).cleanUp == 9.1)
    }

    @Test("Each process has a lane, with what it was busy with and how long it was idle")
    func lanes() {
        let lanes = Lane.all(of: run)
        #expect(lanes.map(\.process) == [1, 2])
        #expect(lanes.map(\.busy) == [4.5, 5] && lanes.map(\.idle) == [5.5, 5])
        #expect(lanes[0].entries.map(\.identity.text) == ["[BeforeSuite]", "a one", "b three", "c alone"])
        var idle = run
        idle.procs = 3
        #expect(Lane.all(of: idle)[2] == Lane(process: 3, entries: [], busy: 0, idle: 10))
        idle.procs = 4096
        #expect(Lane.all(of: idle).count == Lane.maxIdleLanes)
        idle.specs[0].process = 100
        #expect(Lane.all(of: idle).count == 100)
    }

    @Test("The idle tail is from when the first process has nothing left to the last parallel spec's end")
    func tail() throws {
        let tail = try #require(IdleTail(run, Phases(run)))
        #expect(tail.seconds == 2 && tail.idle == 2 && tail.cause.identity.text == "a two")
        var serial = run
        serial.procs = 1
        #expect(IdleTail(serial, Phases(serial)) == nil)
    }

    @Test("The floor is the set-up, the longest group, what is Serial and the clean-up")
    func floor() {
        let limits = Limits(run)
        #expect(limits.longestSpec?.identity.text == "a two" && limits.longestContainer == nil)
        #expect(limits.serialSeconds == 1.5)
        #expect(limits.floor == 1 + 5 + 1.5 + 2)
        var ordered = run
        for index in [0, 1] { ordered.specs[index].orderedDepth = 1 }
        #expect(Limits(ordered).longestContainer?.name == "a")
        #expect(Limits(ordered).floor == 1 + 7 + 1.5 + 2)
    }
}

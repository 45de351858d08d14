import Testing

@testable import Reports

@Suite("Replaying a run with other numbers of processes")
struct ReplayTests {
    private func group(_ name: String, _ seconds: Double, serial: Bool = false) -> ExecutionGroup {
        ExecutionGroup(specs: [.ran(name, 1, from: 0, to: seconds)], isSerial: serial, seconds: seconds)
    }

    @Test("Each process takes the next group as soon as it is free, and Serial ones come after all others")
    func order() {
        let replay = Replay(
            groups: [group("a", 4), group("s", 2, serial: true), group("b", 1), group("c", 2), group("d", 3)], setUp: 1,
            cleanUp: 0.5)
        #expect(replay.seconds(procs: 1) == 13.5)
        // a; b, c, d: the second is free at 1 and 3.
        #expect(replay.seconds(procs: 2) == 1 + 6 + 2 + 0.5)
        #expect(replay.seconds(procs: 3) == 1 + 4 + 2 + 0.5)
        #expect(replay.seconds(procs: 100) == 1 + 4 + 2 + 0.5)
        #expect(Replay(groups: [], setUp: 1, cleanUp: 0).seconds(procs: 4) == 1)
    }

    @Test("An Ordered container stays on one process")
    func ordered() {
        let specs = [
            Spec.ran("o 1", 1, from: 0, to: 1, ordered: 1), .ran("o 2", 1, from: 1, to: 2, ordered: 1),
            .ran("o 3", 1, from: 2, to: 3, ordered: 1), .ran("p 1", 1, from: 3, to: 4), .ran("p 2", 1, from: 4, to: 5),
        ]
        let prediction = Prediction(SuiteRun(procs: 1, seconds: 5, specs))
        #expect(prediction.seconds(procs: 2) == 3)
        #expect(prediction.seconds(procs: 8) == 3)
        #expect(
            ExecutionGroup.all(of: SuiteRun(procs: 1, seconds: 5, specs), Phases(SuiteRun(procs: 1, seconds: 5, specs)))
                .map(\.name) == ["o", "p 1", "p 2"])
    }

    @Test("A number that was measured is replayed by its own run; in between, specs slow down evenly")
    func slowdown() {
        func specs(_ times: Double, _ process: (Int) -> Int, _ start: (Int) -> Double) -> [Spec] {
            (0..<8).map { .ran("x \($0)", process($0), from: start($0), to: start($0) + times) }
        }
        let serial = SuiteRun(procs: 1, seconds: 8, specs(1, { _ in 1 }) { Double($0) })
        let five = SuiteRun(procs: 5, seconds: 4, specs(2, { $0 % 5 + 1 }) { Double($0 / 5) * 2 })
        let prediction = Prediction(serial, and: five)
        #expect(prediction.seconds(procs: 1) == 8)
        #expect(prediction.seconds(procs: 5) == 4)
        // Three processes: specs take 1.5 times as long, and one process runs three of them.
        #expect(prediction.seconds(procs: 3) == 4.5)
        #expect(prediction.enough(upTo: 16) <= 8)
    }

    @Test(
        "A run that happens to be quicker, or in which a spec fails at once, makes no process count beat the floor"
    )
    func quicker() {
        let serial = SuiteRun(procs: 1, seconds: 4, [.ran("a", 1, from: 0, to: 2), .ran("b", 1, from: 2, to: 4)])
        var two = SuiteRun(procs: 2, seconds: 2, [.ran("a", 1, from: 0, to: 1.8), .ran("b", 2, from: 0, to: 2)])
        #expect(Prediction(serial, and: two).seconds(procs: 16) == 2)
        two.specs[0] = .ran("a", 1, from: 0, to: 0.1, state: .failed)
        #expect(Prediction(serial, and: two).seconds(procs: 16) == 2)
    }

    @Test("From the number on that is enough, no greater one gains a twentieth")
    func enough() {
        let specs =
            [Spec.ran("long", 1, from: 0, to: 4)]
            + (0..<4).map { .ran("x \($0)", 1, from: 4 + Double($0), to: 5 + Double($0)) }
        let prediction = Prediction(SuiteRun(procs: 1, seconds: 8, specs))
        #expect(prediction.enough(upTo: 16) == 2)
        #expect(Prediction(SuiteRun(procs: 1, seconds: 1, [.ran("a", 1, from: 0, to: 1)])).enough(upTo: 16) == 1)
        #expect(Prediction(SuiteRun(procs: 1, seconds: 1, [])).enough(upTo: 16) == 1)
    }

    /// Six short specs of one container, and a long one of another that comes last.
    private var lateLong: SuiteRun {
        let short = (0..<6).map { (index: Int) -> Spec in
            let start = Double(index / 2)
            return .ran("x \(index)", index % 2 + 1, from: start, to: start + 1)
        }
        var slow = Spec.ran("slow one", 1, from: 3, to: 8)
        slow.containerPlaces = [Spec.Place(file: "/slow.go", line: 3)]
        return SuiteRun(procs: 2, seconds: 8, short + [slow])
    }

    @Test("A long spec that comes last is to be started first, by the priority of its outermost container")
    func startFirst() {
        let first = StartFirst(lateLong)
        #expect(first.entries.map(\.name) == ["slow"])
        #expect(first.entries.map(\.place.text) == ["/slow.go:3"])
        #expect(first.entries.map(\.priority) == [1] && first.entries.map(\.longest) == [5])
        #expect(first.before == 8 && first.after == 6)
    }

    @Test("Where every spec is shuffled by itself, it is the spec that is to be started first")
    func startSpecFirst() {
        var run = lateLong
        run.isAllShuffled = true
        #expect(StartFirst(run).entries.map(\.name) == ["slow one"])
    }

    @Test("Nothing is to be started first where that gains nothing, or nothing can")
    func startNoneFirst() {
        var even = lateLong
        even.specs.removeLast()
        #expect(StartFirst(even).entries == [])
        var alone = lateLong
        alone.procs = 1
        #expect(StartFirst(alone).entries == [])
        alone.specs = []
        #expect(StartFirst(alone).entries == [])
    }

    @Test(
        "What is predicted from the serial run is within 15 % of what the real ginkgo measured",
        arguments: [("parallel-2", 2), ("parallel-4", 4)])
    func reality(name: String, procs: Int) throws {
        let serial = try Fixture.marked("serial")
        let real = try Fixture.run(name)
        #expect(real.procs == procs)
        let predicted = Prediction(serial).seconds(procs: procs)
        #expect(abs(predicted - real.seconds) < real.seconds * 0.15, "\(predicted) for \(real.seconds)")
    }

    @Test("A real parallel run, replayed with its own number of processes, takes as long as it did")
    func itself() throws {
        for name in ["parallel-2", "parallel-4", "integration-4"] {
            let run = name.hasPrefix("parallel") ? try Fixture.marked(name) : try Fixture.run(name)
            let again = Prediction(run).seconds(procs: run.procs)
            #expect(abs(again - run.seconds) < run.seconds * 0.1, "\(name): \(again) for \(run.seconds)")
        }
    }
}

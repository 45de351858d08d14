import Foundation
import Reports
import Testing

@testable import Presentation
@testable import EnvbootCommands

@Suite("Recommending a process count")
struct TuningTests {
    private func run(_ seconds: Double, failing: [String] = []) -> SuiteRun {
        var run = SuiteRun()
        run.seconds = seconds
        run.specs = ["one", "two", "old", "new"].map { name in
            var spec = Spec()
            spec.identity.texts = [name]
            spec.state = failing.contains(name) ? .failed : .passed
            return spec
        }
        return run
    }

    /// What is run, in order, where each number of processes takes these seconds.
    private func tuned(_ seconds: [Int: [Double]], failing: [Int: [String]] = [:]) -> (order: [Int], tuning: Tuning) {
        var tuning = Tuning(seconds.keys.sorted())
        var order: [Int] = []
        while let count = tuning.next, order.count < 20 {
            let earlier = order.count { $0 == count }
            let times = seconds[count] ?? []
            tuning.add([run(times[min(earlier, times.count - 1)], failing: failing[count] ?? [])], processes: count)
            order.append(count)
        }
        return (order, tuning)
    }

    @Test("Each number is run once, where one is the fastest by far")
    func clear() {
        let (order, tuning) = tuned([1: [40], 2: [22], 4: [12]])
        #expect(order == [1, 2, 4] && tuning.recommended == 4)
        #expect(tuning.reason == "the fastest, with 12.0s")
    }

    @Test("What is close is run up to three times, and the middle of them counts")
    func noisy() {
        let (order, tuning) = tuned([1: [40], 4: [10, 14, 12], 8: [11, 10.5, 10.8]])
        #expect(order.count == 7 && order.count { $0 == 1 } == 1)
        #expect(tuning.recommended == 8)
    }

    @Test("Of numbers that are as good, the smallest is recommended")
    func smallest() {
        let (_, tuning) = tuned([1: [40], 4: [10.3], 8: [10], 16: [10.1]])
        #expect(tuning.recommended == 4)
        #expect(tuning.reason == "10.3s, within 5 % of the fastest (10.0s with 8)")
    }

    @Test(
        "A number with failures of its own is not recommended, however fast; those that one process has too do not count"
    )
    func failures() {
        let (order, tuning) = tuned(
            [1: [40], 2: [20], 4: [10]], failing: [1: ["old"], 2: ["old"], 4: ["old", "new"]])
        #expect(order == [1, 2, 4] && tuning.recommended == 2)
        #expect(tuning.reason.hasSuffix("with 4, specs fail that do not with 1"))
        #expect(tuning.measured[2].newFailures == ["new"])
    }

    @Test("A process count with which different specs ran is not recommended, however fast")
    func notComparable() {
        var tuning = Tuning([1, 2, 4])
        var ended = run(1)
        ended.problems = ["Interrupted by User"]
        for (runs, processes) in [([run(8)], 1), ([ended], 2), ([run(5)], 4)] {
            tuning.add(runs, processes: processes)
        }
        #expect(tuning.recommended == 4)
        #expect(tuning.reason == "the fastest, with 5.0s; with 2, not the same specs ran")
        #expect(tuning.section.rows[1].last?.text == "the run with 2 was interrupted (Interrupted by User)")
    }

    @Test("Nothing is recommended if nothing ran with the fewest processes")
    func nothingRan() {
        var tuning = Tuning([1, 2])
        tuning.add([SuiteRun()], processes: 1)
        tuning.add([run(5)], processes: 2)
        #expect(tuning.recommended == nil && tuning.next == nil)
        #expect(tuning.reason == "no spec ran in the run with 1")
    }

    @Test("A failure in any suite of the target counts, and their times add up")
    func severalSuites() {
        var other = run(3, failing: ["new"])
        other.suite = "Other"
        var before = run(3)
        before.suite = "Other"
        var tuning = Tuning([1, 2])
        tuning.add([run(8), before], processes: 1)
        tuning.add([run(4), other], processes: 2)
        #expect(tuning.measured.map(\.seconds) == [[11], [7]] && tuning.measured[1].newFailures == ["new"])
        #expect(tuning.recommended == 1)
    }

    @Test("The numbers to try double up to the greatest that makes sense, or are the user's, each once")
    func counts() {
        #expect(TuningPlan(counts: [], most: 12, kept: []).counts == [1, 2, 4, 8, 12])
        #expect(TuningPlan(counts: [], most: 1, kept: []).counts == [1])
        let plan = TuningPlan(counts: [6, 2, 6], most: 4, kept: [])
        #expect(plan.counts == [2, 6] && plan.estimate == nil)
    }

    @Test("A spec is focused on by all of its text, and one of an Ordered container by that")
    func focus() throws {
        var spec = Spec()
        spec.identity.texts = ["Shop (new)", "costs 1$ [a.b]"]
        #expect(spec.focus == #"Shop \(new\) costs 1\$ \[a\.b\]$"#)
        spec.orderedDepth = 1
        #expect(spec.focus == #"Shop \(new\) "#)
    }

    @Test("A failure is parallel-only, flaky or plain by how it ends alone")
    func confirmation() {
        #expect(Confirmation(spec: Spec(), passes: [true, true, true]).verdict == .parallelOnly)
        #expect(Confirmation(spec: Spec(), passes: [true, false]).verdict == .flaky)
        #expect(Confirmation(spec: Spec(), passes: [false, false, false]).verdict == .plainFailure)
        #expect(Confirmation(spec: Spec(), passes: []).verdict == .notRun)
    }
}

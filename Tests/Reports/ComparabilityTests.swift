import Testing

@testable import Reports

@Suite("Whether two runs can be compared")
struct ComparabilityTests {
    /// A run of the specs with these numbers, in so many processes, a second each.
    private func run(_ numbers: some Sequence<Int>, procs: Int = 1, state: Spec.State = .passed) -> SuiteRun {
        let specs = numbers.enumerated().map { index, number in
            Spec.ran("x \(number)", 1, from: Double(index), to: Double(index + 1), state: state)
        }
        return SuiteRun(procs: procs, seconds: Double(specs.count), specs)
    }

    private func verdicts(_ baseline: SuiteRun, _ run: SuiteRun) -> [Criterion.Verdict] {
        Comparison(baseline, run).criteria(target: 1000, terminating: nil).prefix(4).map(\.verdict)
    }

    @Test(
        "Where the same specs did not run, nothing is faster and no failure is new or not",
        arguments: [
            ("serial", "nothing-ran", "no spec ran in the run"),
            ("nothing-ran", "nothing-ran", "no spec ran in the earlier run; no spec ran in the later run"),
            ("serial", "broken-setup", "the set-up failed in the run ([SynchronizedBeforeSuite])"),
            ("broken-setup", "parallel-2", "the set-up failed in the baseline ([SynchronizedBeforeSuite])"),
            ("serial", "interrupted", "the run was interrupted (Interrupted by User)"),
            ("serial", "timeout", "the run was interrupted (Suite Timeout Elapsed)"),
            ("serial", "fail-fast", "the run was interrupted (Interrupted by Other Ginkgo Process)"),
            ("parallel-4", "fail-fast-1", "18 of 28 specs were not started in the run"),
            ("parallel-2", "timeout-before", "the run was interrupted (Suite did not run because the timeout elapsed)"),
            (
                "serial", "focused",
                "the filters differ: none in the baseline, focus Checkout, focus Stocktaking in the run"
            ),
            (
                "serial", "integration-4",
                "fewer than half of the specs ran in both: 0, of 28 in the baseline and 20 in the run"
            ),
        ])
    func notComparable(baseline: String, run: String, reason: String) throws {
        let comparison = Comparison(try Fixture.run(baseline), try Fixture.run(run))
        #expect(comparison.comparability.reason == reason)
        let criteria = comparison.criteria(target: nil, terminating: nil)
        #expect(criteria[0].verdict == .notComparable && criteria[2].verdict == .notComparable)
        #expect(criteria[1].verdict == .fails && criteria[0].reason.hasPrefix(reason))
    }

    @Test(
        "Runs that reached all of the same specs can be compared, whatever failed in them",
        arguments: ["serial", "parallel-4", "failures", "failures-4", "parallel-failure", "race"])
    func comparable(name: String) throws {
        let comparison = Comparison(try Fixture.run("parallel-2"), try Fixture.run(name))
        #expect(comparison.comparability.obstacles == [])
    }

    @Test("Specs that skipped themselves in one of the runs did not run in both")
    func skippedThemselves() {
        func skipped(_ numbers: Range<Int>) -> [Spec] {
            run(numbers, state: .skipped).specs.map { spec in
                var spec = spec
                spec.attempts = 1
                return spec
            }
        }
        let half = SuiteRun(procs: 1, seconds: 8, run(0..<4).specs + skipped(4..<8))
        #expect(Comparison(run(0..<8), half).comparability.isComparable)
        #expect(Comparison(run(0..<8), half).onlyInBaseline.count == 4)
        let all = SuiteRun(procs: 1, seconds: 8, skipped(0..<8))
        let comparison = Comparison(run(0..<8), all)
        #expect(
            comparison.comparability.reason
                == "fewer than half of the specs ran in both: 0, of 8 in the earlier run and 0 in the later run")
        #expect(verdicts(run(0..<8), all) == [.notComparable, .fails, .notComparable, .holds])
        #expect(verdicts(half, half).prefix(2) == [.holds, .holds])
    }

    @Test("A dry run says that all passed, and compares with nothing")
    func dryRun() {
        var dry = run(0..<4)
        dry.isDry = true
        #expect(Comparison(run(0..<4), dry).comparability.reason == "the later run was a dry run")
        #expect(Comparison(dry, dry).comparability.obstacles.count == 2)
        #expect(Criterion.within(1000, of: [dry]).verdict == .notComparable)
    }

    @Test("A suite that skipped itself in BeforeSuite had nothing to run")
    func suiteSkippedItself() {
        var skipped = SuiteRun(procs: 1, seconds: 1, [])
        skipped.isSuccess = true
        skipped.planned = 4
        #expect(!skipped.isIdle)
        var node = Spec()
        node.kind = "BeforeSuite"
        node.state = .skipped
        skipped.nodes = [node]
        #expect(skipped.isIdle)
        skipped.specs = run(0..<1).specs
        #expect(!skipped.isIdle)
    }

    @Test("A change may add and remove specs, as long as each run has half of the other's specs")
    func otherSpecs() {
        #expect(verdicts(run(0..<4), run(0..<8)) == [.holds, .fails, .fails, .holds])
        #expect(verdicts(run(0..<8), run(0..<4)) == [.holds, .fails, .fails, .holds])
        #expect(verdicts(run(0..<4), run(0..<9)) == [.notComparable, .fails, .notComparable, .holds])
        #expect(verdicts(run(0..<3), run(5..<8)) == [.notComparable, .fails, .notComparable, .holds])
    }

    @Test("The time of specs that only one ran does not count")
    func time() {
        var slow = run(0..<5, procs: 2)
        slow.seconds = 3
        // In two processes, the fifth took half a second of each.
        #expect(verdicts(run(0..<4, procs: 2), slow)[2] == .holds)
        slow.seconds = 4.5
        #expect(verdicts(run(0..<4, procs: 2), slow)[2] == .fails)
    }

    @Test("Other filters that left the same specs to run are none")
    func sameByOtherFilters() {
        var filtered = run(0..<4)
        filtered.filters = ["label fast"]
        #expect(Comparison(run(0..<4), filtered).comparability.isComparable)
        #expect(!Comparison(run(0..<5), filtered).comparability.isComparable)
    }

    @Test("A spec that aborts the suite failed; those that Ginkgo ends for that are interrupted")
    func aborted() {
        var ended = run(0..<4, procs: 2)
        ended.specs[1].state = .aborted
        ended.specs[2].state = .interrupted
        ended.specs[3].state = .skipped
        ended.specs[3].attempts = 0
        let comparison = Comparison(run(0..<4), ended)
        #expect(comparison.newFailures.map(\.identity.text) == ["x 1"])
        #expect(comparison.interrupted.map(\.identity.text) == ["x 2", "x 3"])
        #expect(comparison.comparability.reason == "the run was interrupted (aborted by x 1)")
    }

    @Test("Specs interrupted or skipped by fail-fast are neither new failures nor fixed")
    func failFast() throws {
        let comparison = Comparison(try Fixture.run("failures"), try Fixture.run("fail-fast"))
        #expect(comparison.newFailures == [] && comparison.commonFailures.count == 2)
        #expect(comparison.oldFailures == [])
        #expect(comparison.interrupted.count { $0.state == .interrupted } == 1)
        #expect(comparison.interrupted.count { $0.state == .skipped } == 14)
    }

    @Test("Before and after a change there is no efficiency, and predictions use the later run")
    func beforeAndAfter() throws {
        var after = try Fixture.run("parallel-4")
        after.seconds += 10
        let comparison = Comparison(try Fixture.run("parallel-4"), after)
        #expect(comparison.isBeforeAndAfter && comparison.efficiency == nil)
        #expect(abs((comparison.prediction?.seconds(procs: 4) ?? 0) - after.seconds) < 1)
    }

    @Test("A suite that the filters leave nothing to run is idle, unless something failed")
    func idle() throws {
        #expect(try Fixture.run("nothing-ran").isIdle)
        for name in ["serial", "broken-setup", "timeout-before", "interrupted"] {
            #expect(try !Fixture.run(name).isIdle)
        }
    }

    @Test("Nothing is predicted from a run that was cut short")
    func prediction() throws {
        let (serial, ended) = (try Fixture.run("serial"), try Fixture.run("interrupted"))
        let prediction = try #require(Comparison(serial, ended).prediction)
        #expect(prediction.seconds(procs: 1) > serial.seconds * 0.9)
        #expect(Comparison(ended, ended).prediction == nil)
    }
}

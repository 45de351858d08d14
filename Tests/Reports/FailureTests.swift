import Testing

@testable import Reports

@Suite("Failures")
struct FailureTests {
    private func suite(_ problems: [String], isSuccess: Bool? = false, _ states: Spec.State...) -> SuiteRun {
        let specs = states.enumerated().map { Spec.ran("x \($0)", 1, from: 0, to: 1, state: $1) }
        var run = SuiteRun(procs: 2, seconds: 1, specs)
        run.problems = problems
        run.isSuccess = isSuccess
        return run
    }

    @Test("A suite that failed as a whole has one failure, identified by its reason")
    func suites() {
        let pending = "Detected pending specs and --fail-on-pending is set"
        #expect(suite([pending], .passed).failures.map(\.identity.text) == ["[Suite] \(pending)"])
        #expect(suite([pending], .failed).failures.map(\.identity.text) == ["x 0", "[Suite] \(pending)"])
        #expect(
            suite([], .passed).failures.map(\.identity.texts) == [
                ["[Suite]", "Ginkgo reports that the suite failed, but not why"]
            ])
        let broken = suite(["Failed to compile shop:\n\n# shop\nundefined: price"])
        #expect(broken.failures.map(\.identity.text) == ["[Suite] Failed to compile shop:"])
        #expect(broken.failures[0].failure?.message.contains("undefined: price") == true)
        let comparison = Comparison(suite([pending], .passed), suite([pending], .passed))
        #expect(comparison.commonFailures.count == 1 && comparison.newFailures == [])
    }

    @Test("A suite that hangs until its timeout has failed; running specs are interrupted")
    func timeout() throws {
        let run = try Fixture.run("timeout")
        #expect(run.failures.map(\.identity.text) == ["[Suite] Suite Timeout Elapsed"])
        #expect(run.interrupted.count == 4 && RunCounts(run).failed == 1)
    }

    @Test("A signal or a failure elsewhere is not a failure of the suite")
    func elsewhere() throws {
        #expect(try Fixture.run("interrupted").failures == [])
        #expect(try Fixture.runs("prior-failure")[1].failures == [])
        #expect(suite(["Interrupted by Other Ginkgo Process"], .failed, .interrupted).failures.count == 1)
    }

    @Test("A suite that succeeded, or with an unknown result, fails only by its specs")
    func success() {
        #expect(suite(["Suite skipped in BeforeSuite"], isSuccess: true, .skipped).failures == [])
        #expect(suite([], isSuccess: nil, .passed).failures == [])
        #expect(suite([], isSuccess: nil, .panicked).failures.count == 1)
    }

    @Test("Counts match the lists, and add up over suites")
    func counts() throws {
        let runs = try Fixture.runs("two-suites-failure")
        #expect(RunCounts(runs).failed == runs.reduce(0) { $0 + $1.failures.count } && RunCounts(runs).failed == 4)
        let setUp = RunCounts(try Fixture.run("broken-setup"))
        #expect(setUp.failed == 1 && setUp.run == 0)
        let ended = RunCounts(try Fixture.run("fail-fast"))
        #expect(ended.failed == 2 && ended.interrupted == 1 && ended.run == 12 && ended.flaked == 1)
    }
}

import Testing

@testable import Reports

@Suite("Reports of newer Ginkgos")
struct GinkgoVersionTests {
    static let versions = ["2.22", "2.28"]

    private func outcomes(_ run: SuiteRun) -> [String] {
        run.specs.map { "\($0.identity.text): \($0.state)" }.sorted()
    }

    @Test(
        "The same suite's specs and states are read from each version's report", arguments: versions,
        ["serial", "parallel-4", "failures-4", "nothing-ran"])
    func specs(version: String, name: String) throws {
        let run = try Fixture.run("\(name)-\(version)")
        let older = try Fixture.run(name)
        #expect(outcomes(run) == outcomes(older))
        #expect(run.procs == older.procs && run.isSuccess == older.isSuccess && run.seed == older.seed)
        #expect(run.nodes.map(\.kind).sorted() == older.nodes.map(\.kind).sorted())
    }

    @Test("Specs that newer reports label Serial are those that the sources declare so", arguments: versions)
    func serial(version: String) throws {
        let declared = try Fixture.marked("serial").specs.filter { $0.isSerial == true }.map(\.identity.text)
        let labelled = try Fixture.run("serial-\(version)").specs.filter { $0.isSerial == true }.map(\.identity.text)
        #expect(declared.count == 3 && labelled.sorted() == declared.sorted())
    }

    @Test("Failures are compared the same across versions", arguments: versions)
    func failures(version: String) throws {
        let expected = Comparison(try Fixture.run("serial"), try Fixture.run("failures-4"))
        #expect(!expected.newFailures.isEmpty)
        for baseline in ["serial", "serial-\(version)"] {
            let comparison = Comparison(try Fixture.run(baseline), try Fixture.run("failures-4-\(version)"))
            #expect(
                comparison.newFailures.map(\.identity.text).sorted()
                    == expected.newFailures.map(\.identity.text).sorted())
            #expect(comparison.onlyInBaseline.count == expected.onlyInBaseline.count)
            #expect(comparison.onlyInRun.isEmpty)
        }
    }

    @Test("Ctrl-C is told by each version's report", arguments: versions)
    func interrupted(version: String) throws {
        let run = try Fixture.run("interrupted-\(version)")
        #expect(run.problems == ["Interrupted by User"] && run.isInterrupted && run.isSuccess == false)
        #expect(!run.interrupted.isEmpty)
    }
}

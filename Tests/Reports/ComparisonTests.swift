import Testing

@testable import Reports

@Suite("Comparing two runs")
struct ComparisonTests {
    private let baseline = SuiteRun(
        procs: 1, seconds: 12,
        [
            .ran("a passes", 1, from: 0, to: 4), .ran("a breaks", 1, from: 4, to: 6),
            .ran("b both", 1, from: 6, to: 8, state: .failed), .ran("b mended", 1, from: 8, to: 10, state: .panicked),
            .ran("b gone", 1, from: 10, to: 12),
        ])
    private let run = SuiteRun(
        procs: 4, seconds: 4,
        [
            .ran("a passes", 1, from: 0, to: 4), .ran("a breaks", 2, from: 0, to: 2, state: .timedout),
            .ran("b both", 3, from: 0, to: 2, state: .failed), .ran("b mended", 4, from: 0, to: 2),
            .ran("b new", 2, from: 2, to: 3), .ran("b gone", 3, from: 2, to: 2, state: .skipped),
        ])

    @Test("Failures and specs are told apart by which of the runs has them")
    func failures() {
        let comparison = Comparison(baseline, run)
        #expect(comparison.newFailures.map(\.identity.text) == ["a breaks"])
        #expect(comparison.commonFailures.map(\.identity.text) == ["b both"])
        #expect(comparison.oldFailures.map(\.identity.text) == ["b mended"])
        #expect(comparison.onlyInBaseline.map(\.identity.text) == ["b gone"])
        #expect(comparison.onlyInRun.map(\.identity.text) == ["b new"])
        #expect(comparison.speedUp == 3 && comparison.efficiency == 0.75)
    }

    @Test("Each criterion has a verdict and the figures behind it")
    func criteria() {
        let criteria = Comparison(baseline, run).criteria(target: 3, terminating: ["orders-7"])
        #expect(
            criteria.map(\.name) == [
                "no new failure", "the same specs ran", "faster", "within the target", "no data race reported",
                "no namespace left in Terminating",
            ])
        #expect(criteria.map(\.verdict) == [.fails, .fails, .holds, .fails, .holds, .fails])
        #expect(criteria[3].reason == "4.0 s of 3.0 s")
        let same = Comparison(run, run).criteria(target: nil, terminating: nil)
        #expect(same.map(\.verdict) == [.holds, .holds, .fails, .holds, .unknown])
        #expect(criteria[2].reason.hasSuffix("without the specs that only one ran, 3.8 s after 10.0 s"))
        #expect(
            Comparison(run, baseline).criteria(target: 12, terminating: []).map(\.verdict) == [
                .fails, .fails, .fails, .holds, .unknown, .holds,
            ])
    }

    @Test("A race that the run's output tells of fails its criterion")
    func race() throws {
        let comparison = Comparison(try Fixture.run("serial"), try Fixture.run("race"))
        let criterion = try #require(
            comparison.criteria(target: nil, terminating: nil).first { $0.name.contains("race") })
        #expect(criterion.verdict == .fails)
    }

    @Test("What only one report tells of Serial and Ordered holds for both")
    func marks() {
        var marked = run
        marked.specs[0].isSerial = true
        marked.specs[1].orderedDepth = 1
        let comparison = Comparison(baseline, marked)
        #expect(comparison.baseline.specs[0].isSerial == true)
        #expect(comparison.baseline.specs[1].orderedDepth == 1)
    }

    @Test("The same failure that interferes is found in real reports, and nothing else")
    func real() throws {
        let comparison = Comparison(try Fixture.run("serial"), try Fixture.run("parallel-failure"))
        #expect(comparison.newFailures.map(\.identity.text) == ["Ledger notes each sale"])
        #expect(comparison.newFailures[0].failure?.message.contains("ledger") == true)
        #expect(comparison.newFailures[0].failure?.place.line ?? 0 > 0)
        #expect(comparison.onlyInBaseline == [] && comparison.onlyInRun == [])
        let equal = Comparison(try Fixture.run("serial"), try Fixture.run("parallel-4"))
        #expect(equal.newFailures == [] && equal.commonFailures == [] && equal.onlyInRun == [])
    }

    @Test("An impossible line number is ignored", arguments: [Int.min, -1, 0, 1 << 40])
    func noSuchLine(line: Int) {
        let source = Fixture.folder + "/../Suite/stock_test.go"
        var run = run
        for index in run.specs.indices { run.specs[index].place = Spec.Place(file: source, line: line) }
        #expect(Comparison(run, run).run.specs.allSatisfy { $0.orderedDepth == 0 })
    }

    @Test("Serial and Ordered are found in the sources that the specs stand in")
    func decorators() throws {
        let run = try Fixture.marked("serial")
        #expect(
            run.specs.filter { $0.isSerial == true }.map(\.identity.text).sorted() == [
                "Stock is written into the books", "Stocktaking closes the shop", "Stocktaking counts everything",
            ])
        let ordered = Set(run.specs.filter { $0.orderedDepth == 1 }.compactMap(\.identity.texts.first))
        #expect(ordered == ["Checkout", "Deliveries"])
        // When the specs ran tells the same of a parallel run.
        let parallel = Phases(try Fixture.run("parallel-4"))
        #expect(Set(parallel.serial.map(\.identity)) == Set(run.specs.filter { $0.isSerial == true }.map(\.identity)))
    }
}

import Diagnostics
import Foundation
import Testing

@testable import Reports

@Suite("Reading Ginkgo's reports")
struct ReportReaderTests {
    private func count(_ run: SuiteRun, _ state: Spec.State) -> Int { run.specs.count { $0.state == state } }

    @Test("A real report tells the run, its specs and what runs before and after them")
    func parallel() throws {
        let run = try Fixture.run("parallel-4")
        #expect(
            run.suite == "Shop" && run.path == "/src/shop" && run.procs == 4 && run.seed == 1 && run.isSuccess == true)
        #expect(run.seconds > 2 && run.seconds < 6)
        #expect(
            run.specs.count == 29 && count(run, .passed) == 27 && count(run, .skipped) == 1 && count(run, .pending) == 1
        )
        #expect(run.specs.count(where: \.isRun) == 28)
        #expect(run.nodes.filter { $0.kind == "SynchronizedBeforeSuite" }.map(\.process).sorted() == [1, 2, 3, 4])
        let last = run.entries.map(\.end).max() ?? 0
        #expect(run.entries.allSatisfy { $0.start >= 0 && $0.end <= run.seconds } && last > run.seconds * 0.95)
        let flaked = run.specs.filter(\.isFlaked)
        #expect(flaked.map(\.identity.text) == ["Stock is found by a scanner which answers at the second time"])
        #expect(flaked[0].attempts == 2 && flaked[0].maxAttempts == 3)
        #expect(flaked[0].place.file == "/src/shop/stock_test.go" && flaked[0].containerPlaces.count == 1)
    }

    @Test("What failed has its message and place")
    func failure() throws {
        let failed = try Fixture.run("failures").failures
        #expect(failed.first?.failure?.message.contains("the bank does not answer") == true)
        #expect(failed.first?.failure?.place.file == "/src/shop/orders_test.go")
        let skipped = try Fixture.run("failures").specs.filter { $0.identity.texts == ["Checkout", "confirms it"] }
        #expect(skipped.map(\.isRun) == [false])
    }

    @Test(
        "An interrupted run's partial report says so",
        arguments: [
            ("interrupted", "Interrupted by User", Spec.State.interrupted),
            ("timeout", "Suite Timeout Elapsed", .timedout),
            ("fail-fast", "Interrupted by Other Ginkgo Process", .interrupted),
        ])
    func interrupted(name: String, reason: String, state: Spec.State) throws {
        let run = try Fixture.run(name)
        #expect(run.problems == [reason] && run.isInterrupted && run.isSuccess == false)
        #expect(count(run, state) > 0 && run.interrupted.count == count(run, state))
        #expect(!run.failures.contains { $0.state == state })
    }

    @Test("A set-up that fails is one failure, though every process has it")
    func brokenSetUp() throws {
        let run = try Fixture.run("broken-setup")
        #expect(run.specs == [] && run.failures.map(\.identity.text) == ["[SynchronizedBeforeSuite]"])
    }

    @Test("A suite that does not compile, or was not run for another's sake, is a run with its reason")
    func notRun() throws {
        let runs = try Fixture.runs("no-compile")
        #expect(
            runs.count == 2 && runs[0].problems[0].hasPrefix("Failed to compile broken") && runs[1].suite == "Kiosk")
        #expect(try Fixture.runs("prior-failure")[1].problems[0].contains("prior suites failed"))
        #expect(try Fixture.runs("timeout-before")[0].specs == [])
    }

    @Test("Several suites in one report are several runs, and filters are told")
    func suites() throws {
        #expect(try Fixture.runs("two-suites").map(\.suite) == ["Shop", "Kiosk"])
        let focused = try Fixture.run("focused")
        #expect(focused.filters == ["focus Checkout", "focus Stocktaking"])
        #expect(focused.specs.count(where: \.isRun) == 6)
    }

    @Test("Specs of one name are told apart by where they stand, in whatever order the report has them")
    func namesakes() throws {
        func spec(_ line: Int) -> String {
            #"{"LeafNodeType":"It","LeafNodeText":"twice","State":"passed","LeafNodeLocation":{"FileName":"a","LineNumber":\#(line)}}"#
        }
        for lines in [[3, 9], [9, 3]] {
            let text = #"[{"SuiteConfig":{},"SpecReports":["# + lines.map(spec).joined(separator: ",") + "]}]"
            let specs = try ReportReader.runs(in: Array(text.utf8), of: "text")[0].specs
            #expect(specs.sorted { $0.place < $1.place }.map(\.identity.text) == ["twice", "twice (2)"])
        }
    }

    @Test(
        "What is not a report gets an error that says what it is",
        arguments: [
            ("", "is empty"), ("<?xml version=\"1.0\"?><testsuites/>", "is XML"),
            ("{\"a\": 1}", "no report of Ginkgo's"),
            ("hello", "is no JSON"), ("[]", "has no suite"), ("[{\"a\": 1}]", "no report of Ginkgo 2's"),
            ("[3]", "no report"),
            ("[{\"SuiteConfig\": {}}] x", "the end is expected"), ("[{\"SuiteConfig\": 3}]", "an object is expected"),
            ("[{\"SuiteConfig\": {}, \"SpecReports\": [{\"State\": {}}]}]", "a text is expected"),
        ])
    func wrong(text: String, message: String) throws {
        let error = try #require(throws: Diagnostic.self) { try ReportReader.runs(in: Array(text.utf8), of: "r.json") }
        #expect(error.file == "r.json" && error.message.contains(message) && error.hint != nil, "\(error)")
    }

    @Test("Half a report, cut off anywhere, is told to be one")
    func half() throws {
        let path = Fixture.folder + "/two-suites.json"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        for length in stride(from: 1, to: bytes.count - 2, by: 997) {
            let error = try #require(throws: Diagnostic.self) {
                try ReportReader.runs(in: Array(bytes.prefix(length)), of: "r.json")
            }
            #expect(error.message.contains("ends in the middle"), "\(length): \(error)")
        }
        // A file is read block by block, with the same result.
        #expect(try ReportReader.runs(in: bytes, of: "") == ReportReader.runs(in: path))
    }

    @Test("Reports of Ginkgo 2.0 and 2.28 are read as those of 2.15 are", arguments: ["version-2.0", "version-2.28"])
    func versions(name: String) throws {
        let run = try Fixture.run(name)
        #expect(!run.suite.isEmpty && run.procs > 1 && run.seconds > 0 && run.specs.count >= 2)
        #expect(run.specs.allSatisfy { $0.state != .unknown && !$0.identity.texts.isEmpty && $0.place.line > 0 })
        #expect(run.specs.filter(\.isRun).allSatisfy { $0.seconds > 0 && $0.process >= 1 })
    }

    @Test("From Ginkgo 2.22 on, the label tells what is Serial")
    func label() throws {
        for labels in [#""LeafNodeLabels":["Serial"]"#, #""ContainerHierarchyLabels":[null,["fast","Serial"]]"#] {
            let text = #"[{"SuiteConfig":{},"SpecReports":[{"LeafNodeType":"It",\#(labels)}]}]"#
            #expect(try ReportReader.runs(in: Array(text.utf8), of: "")[0].specs[0].isSerial == true)
        }
    }

    @Test("The report of a run whose process died says what that does")
    func died() throws {
        let error = try #require(throws: Diagnostic.self) { try Fixture.runs("died") }
        #expect(error.message == "has no suite" && error.hint?.contains("died") == true)
    }

    @Test("A file that is not there is told by the system's reason")
    func missing() throws {
        let error = try #require(throws: Diagnostic.self) { try ReportReader.runs(in: "/nowhere/r.json") }
        #expect(error.file == "/nowhere/r.json" && !error.message.isEmpty)
    }
}

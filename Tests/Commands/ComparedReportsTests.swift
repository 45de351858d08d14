import Foundation
import Testing

/// `compare` and `runs` with real reports: of runs before and after a change, of several suites, and of runs that were
/// cut short.
@Suite struct ComparedReportsTests {
    private static let fixtures =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().path + "/Reports/Fixtures/"

    private func compare(
        _ baseline: String, _ run: String, _ options: String...
    ) async throws -> (status: Int, output: String, errors: String) {
        let shell = try Shell()
        defer { shell.remove() }
        return try await shell.envboot(
            ["compare", Self.fixtures + baseline + ".json", Self.fixtures + run + ".json"] + options)
    }

    @Test(
        "runs with as many processes are compared as before and after, in every format",
        arguments: [[], ["--markdown"], ["--output", "json"], ["--html", "page.html"]])
    func beforeAndAfter(options: [String]) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await shell.envboot(
            ["compare", Self.fixtures + "parallel-4.json", Self.fixtures + "parallel-failure.json"] + options)
        #expect(run.status == 0 && run.errors == "", "\(run)")
        #expect(!run.output.contains("efficiency") && !run.output.contains("aseline\n"))
        if options.isEmpty {
            #expect(run.output.hasPrefix("Shop: before and after, with 4 processes: "))
            #expect(run.output.contains("BEFORE") && run.output.contains("Failures only after: 1\n"))
            #expect(run.output.contains("1 fail only after"))
        }
        if options.first == "--html" {
            #expect(try shell.read("page.html").contains("<title>Shop: before and after, with 4 processes</title>"))
        }
    }

    @Test(
        "if different specs ran, --fail-on exits with status 3 for any reason",
        arguments: ["nothing-ran", "broken-setup", "interrupted", "timeout", "fail-fast", "fail-fast-1", "focused"])
    func notComparable(name: String) async throws {
        for reason in ["new-failures", "slower"] {
            let run = try await compare("serial", name, "--fail-on", reason)
            #expect(run.status == 3)
            #expect(run.output.contains("not comparable: ") && !run.output.contains("times as fast"))
            #expect(run.output.contains("no new failure                    not comparable"))
            #expect(run.output.contains("faster                            not comparable"))
        }
        #expect(try await compare("serial", name).status == 0)
    }

    @Test("specs interrupted by --fail-fast are listed as interrupted, not as failures")
    func interrupted() async throws {
        struct Result: Decodable {
            struct Spec: Decodable { var spec: String }
            struct Run: Decodable { var failed: Int; var interrupted: Int }
            var newFailures: [Spec]
            var interrupted: [Spec]
            var run: Run
            var comparable: Bool
            var obstacles: [String]
            var speedUp: Double?
        }
        let output = try await compare("serial", "fail-fast", "--output", "json").output
        let result = try JSONDecoder().decode(Result.self, from: Data(output.utf8))
        #expect(result.newFailures.map(\.spec) == ["Opening hours are on the door", "Checkout takes the payment"])
        #expect(result.interrupted.count == 17 && result.run.failed == 2 && result.run.interrupted == 1)
        #expect(result.interrupted.first?.spec == "Stock is counted in the whole warehouse")
        #expect(!result.comparable && result.obstacles.count == 1 && result.speedUp == nil)
    }

    @Test("each suite of a report is compared with its counterpart, and a failure in any of them counts")
    func severalSuites() async throws {
        let run = try await compare("two-suites", "two-suites-failure", "--fail-on", "new-failures")
        #expect(run.status == 3)
        #expect(run.output.hasPrefix("2 suites: 2 processes and 4 processes: 4 new failures\n"))
        #expect(run.output.contains("Shop: Failures only in the run: 4\n") && run.output.contains("Kiosk: Verdicts\n"))
        #expect(try await compare("two-suites", "two-suites", "--fail-on", "new-failures").status == 0)
        let one = try await compare("two-suites", "two-suites-failure", "--suite", "Kiosk", "--fail-on", "new-failures")
        #expect(one.status == 0 && one.output.hasPrefix("Kiosk: 2 processes and 4 processes: "))
        struct Result: Decodable {
            struct Suite: Decodable { var suite: String; var comparable: Bool }
            var suites: [Suite]
            var suitesOnlyInBaseline: [String]
            var suitesOnlyInRun: [String]
        }
        let json = try await compare("two-suites", "two-suites-failure", "--output", "json").output
        let result = try JSONDecoder().decode(Result.self, from: Data(json.utf8))
        #expect(result.suites.map(\.suite).sorted() == ["Kiosk", "Shop"] && result.suites.allSatisfy(\.comparable))
        #expect(result.suitesOnlyInBaseline == [] && result.suitesOnlyInRun == [])
    }

    @Test("a suite in only one report is listed, and one that did not compile is a failure")
    func missingSuites() async throws {
        let missing = try await compare("two-suites", "parallel-4", "--fail-on", "slower")
        #expect(missing.status == 3 && missing.output.contains("Kiosk is not in the run"))
        #expect(missing.output.contains("only in the first report"))
        let added = try await compare("parallel-2", "two-suites-failure")
        #expect(added.output.contains("only in the second report") && added.status == 0)
        let broken = try await compare("two-suites", "no-compile", "--fail-on", "new-failures")
        #expect(broken.status == 3 && broken.output.contains("Failures in suites that only the run has: 1"))
        #expect(broken.output.contains("[Suite] Failed to compile broken:"))
    }

    @Test("a suite with nothing to run in both reports does not affect the others")
    func idleSuites() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        func report(_ names: String...) throws -> String {
            let texts = try names.map { name in
                let text = try String(contentsOfFile: Self.fixtures + name + ".json", encoding: .utf8)
                return text.trimmingCharacters(in: .whitespacesAndNewlines).dropFirst().dropLast()
            }
            return "[" + texts.joined(separator: ",") + "]"
        }
        try shell.write(report("nothing-ran", "integration-1"), to: "one.json")
        try shell.write(report("nothing-ran", "integration-4"), to: "four.json")
        let run = try await shell.envboot("compare", "one.json", "four.json", "--fail-on", "new-failures")
        #expect(run.status == 0 && run.output.hasPrefix("2 suites: "), "\(run)")
        try shell.write(report("broken-setup", "integration-4"), to: "broken.json")
        #expect(try await shell.envboot("compare", "one.json", "broken.json", "--fail-on", "slower").status == 3)
    }

    @Test("runs counts failures like compare, over all suites of a report")
    func runs() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let names = ["two-suites-failure", "broken-setup", "fail-fast", "timeout"]
        for (hour, name) in names.enumerated() {
            let report = try String(contentsOfFile: Self.fixtures + name + ".json", encoding: .utf8)
            try shell.write(report, to: ".envboot/runs/e2e/20261121T1\(hour)0000Z-4.json")
        }
        struct Row: Decodable { var passed: Int; var failed: Int; var interrupted: Int; var flaked: Int }
        let json = try await shell.envboot("runs", "--output", "json").output
        let rows = try JSONDecoder().decode([Row].self, from: Data(json.utf8))
        #expect(rows.map(\.failed) == [4, 1, 2, 1] && rows.map(\.interrupted) == [0, 0, 1, 4])
        #expect(rows[0].passed == 23 && rows[0].flaked == 1)
    }

    @Test("--rollback changes nothing if the runs are not comparable or are before and after a change")
    func rollback() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        _ = try await shell.envboot("gen-makefile")
        let ended = try await shell.envboot(
            "compare", Self.fixtures + "serial.json", Self.fixtures + "interrupted.json", "--rollback", "--suite",
            "Shop")
        #expect(
            ended.status == 3 && ended.errors.contains("nothing rolled back: not comparable: the run was interrupted"))
        let change = try await shell.envboot(
            "compare", Self.fixtures + "parallel-4.json", Self.fixtures + "parallel-failure.json", "--rollback")
        #expect(change.status == 64 && change.errors.contains("requires a run with more processes"))
        #expect(try await shell.envboot("rollback", "--status").output == "nothing is serial\n")
    }
}

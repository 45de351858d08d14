import Foundation
import Testing

@Suite struct CompareCommandTests {
    /// A report as Ginkgo writes it, of specs that take a second each.
    private static func report(procs: Int, seconds: Double, failing: [String] = [], suite: String = "Shop E2E")
        -> String
    {
        let specs = ["buys", "sells", "gives @all <b> | back"].enumerated().map { index, name in
            let failure =
                #", "Failure": {"Message": "it \#(name)\nno more", "Location": {"FileName": "/s/a_test.go", "LineNumber": 7}}"#
            let start = "2026-11-21T10:00:0\(procs == 1 ? index : 0)Z"
            let end = "2026-11-21T10:00:0\(procs == 1 ? index + 1 : 1)Z"
            return """
                {"ContainerHierarchyTexts": ["Shop"], "ContainerHierarchyLocations": [{"FileName": "/s/a_test.go", "LineNumber": 1}],
                 "LeafNodeType": "It", "LeafNodeText": "\(name)", "LeafNodeLocation": {"FileName": "/s/a_test.go", "LineNumber": 5},
                 "State": "\(failing.contains(name) ? "failed" : "passed")", "StartTime": "\(start)", "EndTime": "\(end)",
                 "ParallelProcess": \(min(index + 1, procs)), "NumAttempts": 1\(failing.contains(name) ? failure : "")}
                """
        }
        return """
            [{"SuiteDescription": "\(suite)", "SuitePath": "/s", "SuiteConfig": {"ParallelTotal": \(procs), "RandomSeed": 42},
              "StartTime": "2026-11-21T10:00:00Z", "RunTime": \(Int(seconds * 1e9)), "SpecReports": [\(specs.joined(separator: ","))]}]
            """
    }

    private func shell(failing: [String] = [], parallel: Double = 1.5) throws -> Shell {
        let shell = try Shell()
        try shell.write(Self.report(procs: 1, seconds: 3), to: ".envboot/runs/e2e/20261121T100000Z-1.json")
        try shell.write(
            Self.report(procs: 3, seconds: parallel, failing: failing),
            to: ".envboot/runs/e2e/20261121T110000Z-3-351f7f1.json")
        return shell
    }

    @Test("runs lists what is kept, and what of it cannot be read")
    func runs() async throws {
        let shell = try shell(failing: ["sells"])
        defer { shell.remove() }
        try shell.write("[", to: ".envboot/runs/unit/20261121T120000Z-2.json")
        let run = try await shell.envboot("runs")
        #expect(
            run.output == """
                SUITE  RUN                         PROCESSES  TIME  PASSED  FAILED  SEED  REVISION
                e2e    20261121T100000Z-1                  1  3.0s       3       0    42
                e2e    20261121T110000Z-3-351f7f1          3  1.5s       2       1    42  351f7f1
                unit   20261121T120000Z-2                  2     -       -       -     -            ends in the middle of the report, after 1 bytes

                """)
        #expect(try await shell.envboot("runs", "--suite", "e2e").output.contains("unit") == false)
        let unknown = try await shell.envboot("runs", "--suite", "nosuch")
        #expect(unknown.status == 1 && unknown.errors.contains("there are runs of: e2e, unit"))
        let empty = try Shell()
        defer { empty.remove() }
        #expect(try await empty.envboot("runs").output == "no runs are kept here\n")
        #expect(try await empty.envboot("compare").errors.contains("envboot gen-makefile"))
    }

    @Test("compare takes the latest serial and parallel run, and says what is different")
    func compare() async throws {
        let shell = try shell(failing: ["sells"])
        defer { shell.remove() }
        let run = try await shell.envboot("compare")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("Shop E2E: 1 process and 3 processes: 2.0 times as fast, 1 new failure\n"))
        #expect(run.output.contains("Failures only in the run: 1\n"))
        #expect(run.output.contains("Shop sells") && run.output.contains("/s/a_test.go:7"))
        #expect(run.output.contains("no new failure                    fails"))
        #expect(try await shell.envboot("compare", "--fail-on", "new-failures").status == 3)
        #expect(try await shell.envboot("compare", "--fail-on", "slower").status == 0)
        let unknown = try await shell.envboot("compare", "--fail-on", "rain")
        #expect(unknown.status == 64 && unknown.errors.contains("new-failures, slower; not 'rain'"))
    }

    @Test("a run that is slower ends with status 3 where that is asked for")
    func slower() async throws {
        let shell = try shell(parallel: 4)
        defer { shell.remove() }
        #expect(try await shell.envboot("compare", "--fail-on", "new-failures,slower").status == 3)
        #expect(try await shell.envboot("compare", "--fail-on", "new-failures").status == 0)
    }

    @Test("runs of which one took centuries and the other nothing are compared too")
    func absurdTimes() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write(Self.report(procs: 1, seconds: 9e9), to: "serial.json")
        try shell.write(Self.report(procs: 3, seconds: 1e-9), to: "parallel.json")
        for (baseline, run) in [("serial.json", "parallel.json"), ("parallel.json", "serial.json")] {
            let run = try await shell.envboot("compare", "--html", "page.html", baseline, run)
            #expect(run.status == 0 && run.output.contains("Verdicts"), "\(run)")
        }
    }

    @Test("runs are named by paths, by names, and by the beginnings of names")
    func arguments() async throws {
        let shell = try shell()
        defer { shell.remove() }
        try shell.write(Self.report(procs: 2, seconds: 2), to: "two.json")
        #expect(
            try await shell.envboot("compare", "two.json", "20261121T11").output.hasPrefix(
                "Shop E2E: 2 processes and 3"))
        #expect(try await shell.envboot("compare", "20261121T100000Z-1").output.hasPrefix("Shop E2E: 1 process and 3"))
        let ambiguous = try await shell.envboot("compare", "2026", "two.json")
        #expect(ambiguous.status == 1 && ambiguous.errors.contains("no run that is kept has this name"))
        try shell.write(Self.report(procs: 2, seconds: 2, suite: "Other"), to: "other.json")
        let different = try await shell.envboot("compare", "two.json", "other.json")
        #expect(different.status == 64 && different.errors.contains("different suites: Shop E2E; and Other"))
        // Reports of one suite need no choice: the name tells which of the Makefile's it is.
        #expect(try await shell.envboot("compare", "two.json", "two.json", "--suite", "e2e").status == 0)
        let both = try shell.read("two.json").dropLast() + "," + shell.read("other.json").dropFirst()
        try shell.write(String(both), to: "both.json")
        let chosen = try await shell.envboot("compare", "both.json", "both.json", "--suite", "Other")
        #expect(chosen.output.hasPrefix("Other: before and after"), "\(chosen)")
        let none = try await shell.envboot("compare", "both.json", "both.json", "--suite", "e2e")
        #expect(none.status == 64 && none.errors.contains("No suite that both reports have is 'e2e': Shop E2E, Other"))
        try shell.write("<testsuites/>", to: "junit.xml")
        let junit = try await shell.envboot("compare", "junit.xml", "two.json")
        #expect(junit.status == 1 && junit.errors.contains("junit.xml: is XML"))
    }

    @Test("JSON has the figures, and Markdown lets no spec's name be more than text")
    func formats() async throws {
        struct Result: Decodable {
            struct Failure: Decodable { var spec: String; var message: String }
            var speedUp: Double
            var newFailures: [Failure]
            var predictions: [Predicted]
            struct Predicted: Decodable { var processes: Int; var seconds: Double }
        }
        let shell = try shell(failing: ["gives @all <b> | back"])
        defer { shell.remove() }
        let json = try await shell.envboot("compare", "--output", "json").output
        let result = try JSONDecoder().decode(Result.self, from: Data(json.utf8))
        #expect(result.speedUp == 2 && result.newFailures.map(\.spec) == ["Shop gives @all <b> | back"])
        #expect(result.newFailures[0].message == "it gives @all <b> | back\nno more")
        #expect(result.predictions.map(\.processes) == [1, 2, 4, 8, 16])
        let markdown = try await shell.envboot("compare", "--markdown").output
        #expect(markdown.hasPrefix("## Shop E2E: 1 process and 3 processes"))
        #expect(markdown.contains(#"| ❌ Shop gives &#64;all &lt;b&gt; \| back |"#))
        #expect(markdown.contains("it gives &#64;all &lt;b&gt; \\| back<br>no more"))
        #expect(try await shell.envboot("compare", "--markdown", "--output", "json").status == 64)
    }

    @Test("the page has both runs, and no spec's name ends its data")
    func page() async throws {
        let shell = try shell(failing: ["gives @all <b> | back"])
        defer { shell.remove() }
        #expect(try await shell.envboot("compare", "--html", "out/report.html").status == 0)
        let page = try shell.read("out/report.html")
        #expect(page.contains("<title>Shop E2E: 1 process and 3 processes</title>"))
        #expect(page.contains(#"gives @all \u003cb\u003e | back"#) && !page.contains("<b> | back"))
        #expect(!page.contains("{{") && page.contains("process 3"))
    }

    @Test("--rollback makes the suite serial where the run has failures of its own, and says why")
    func rollback() async throws {
        let shell = try shell(failing: ["sells"])
        defer { shell.remove() }
        let without = try await shell.envboot("compare", "--rollback")
        #expect(without.status == 1 && without.errors.contains("no Makefile written by envboot found here"))
        _ = try await shell.envboot("gen-makefile")
        let run = try await shell.envboot("compare", "--rollback", "--fail-on", "new-failures")
        #expect(run.status == 3 && run.errors.contains("+ ENVBOOT_SERIAL += test-e2e"))
        let status = try await shell.envboot("rollback", "--status").output
        #expect(status.contains("20261121T110000Z-3-351f7f1: fails only in parallel: Shop sells"))
        let good = try self.shell()
        defer { good.remove() }
        _ = try await good.envboot("gen-makefile")
        let nothing = try await good.envboot("compare", "--rollback")
        #expect(nothing.status == 0 && nothing.errors.contains("nothing to roll back"))
        #expect(try await good.envboot("rollback", "--status").output == "nothing is serial\n")
    }

    @Test("a target in the profile becomes a verdict")
    func target() async throws {
        let shell = try shell()
        defer { shell.remove() }
        try shell.write(Shell.profile.replacing("timeout:", with: "target: 1s, timeout:"), to: "profiles/shop.yaml")
        #expect(
            try await shell.envboot("compare").output.contains(
                "within the target                 fails    1.5 s of 1.0 s"))
    }
}

import Escaping
import Foundation
import Hostile
import Programs
import Testing

@testable import EnvbootCommands

/// A checkout, a profile, suites, specs and program output, all with the same hostile name.
@Suite("Hostile names in every command", .serialized) struct HostileNameTests {
    private static let names = HostileValues.fileNames.keys.sorted()

    /// The commands that a person reads, and in place of `NAME`, the hostile name.
    private static let shown = [
        [], ["--help"], ["validate"], ["validate", "profiles/NAME.yaml"], ["validate", "NAME"], ["ports"],
        ["ports", "--markdown"], ["ports", "--markdown", "NAME"], ["gen-makefile", "--check"], ["gen-makefile"],
        ["procs", "--explain"], ["procs", "--suite", "NAME"], ["procs", "--verbose"], ["runs"],
        ["runs", "--suite", "NAME"], ["compare", "--suite", "NAME"], ["compare", "--suite", "e2e"],
        ["compare", "--suite", "e2e", "--markdown"], ["compare", "NAME", "NAME"], ["plan"], ["status"], ["doctor"],
        ["up"], ["up", "--timings", "--profile", "NAME"], ["up", "--trace", "NAME/NAME/x"], ["down"], ["stop"],
        ["reset"], ["logs"],
        ["init", "other", "--yes", "--dry-run"], ["init", "NAME", "--yes"],
        ["rollback", "--serial", "--suite", "NAME"], ["rollback", "--serial", "--reason", "NAME"],
        ["rollback", "--status"], ["rollback", "--undo"], ["rollback", "--serial", "--makefile", "NAME.mk"],
        ["rollback", "--status", "--makefile", "NAME.mk"], ["rollback", "--undo", "--makefile", "NAME.mk"],
        ["tune", "NAME"], ["tune", "e2e"], ["env", "--format", "NAME"], ["NAME"], ["--NAME"],
    ]

    private static let json = [
        ["validate"], ["ports"], ["procs"], ["runs"], ["compare", "--suite", "e2e"], ["rollback", "--status"], ["env"],
    ]

    private func shell(_ value: String) throws -> Shell {
        let profile = Shell.profile.replacing("\"~/it's/shop\"", with: "./kube/config")
        var shell = try Shell(["\(value).yaml": profile], in: value)
        shell.variables["GITHUB_ACTIONS"] = "true"
        let bin = "../bin-of-tests"
        try shell.write(value, to: bin + "/said")
        for program in ["docker", "kind", "kubectl"] {
            try shell.writeScript(#"cat "${0%/*}/said" >&2; exit 1"#, to: "\(bin)/\(program)")
        }
        shell.path = shell.root + "/bin-of-tests:/usr/bin:/bin"
        for (processes, name) in [
            (1, "e2e/20261121T100000Z-1"), (3, "e2e/20261121T110000Z-3-351f7f1"), (2, "\(value)/20261121T110000Z-2"),
        ] {
            let text = try report(value, processes: processes)
            try shell.write(text, to: ".envboot/runs/\(name).json")
        }
        try shell.write(
            "test: # \(value)\n\tginkgo --procs=4 '\(value.replacing("\n", with: ""))'\n", to: "\(value).mk")
        return shell
    }

    private func report(_ value: String, processes: Int) throws -> String {
        let place: [String: Any] = ["FileName": "/\(value)/a_test.go", "LineNumber": 7]
        let spec: [String: Any] = [
            "ContainerHierarchyTexts": [value], "ContainerHierarchyLocations": [place], "LeafNodeType": "It",
            "LeafNodeText": value, "LeafNodeLocation": place, "State": processes == 1 ? "passed" : "failed",
            "StartTime": "2026-11-21T10:00:00Z", "EndTime": "2026-11-21T10:00:01Z", "ParallelProcess": 1,
            "NumAttempts": 1, "Failure": ["Message": value, "Location": place],
        ]
        let suite: [String: Any] = [
            "SuiteDescription": value, "SuitePath": "/\(value)", "SpecReports": [spec],
            "SuiteConfig": ["ParallelTotal": processes, "RandomSeed": 42, "FocusStrings": [value]],
            "StartTime": "2026-11-21T10:00:00Z", "RunTime": 1_000_000_000, "SpecialSuiteFailureReasons": [value],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: [suite]), as: UTF8.self)
    }

    @Test(
        "No command prints an escape sequence, a workflow command or a line from a name, or executes it",
        arguments: HostileValues.longFileNames)
    func shown(value: String) async throws {
        let shell = try shell(value)
        defer { shell.remove() }
        for arguments in Self.shown {
            let run = try await shell.envboot(arguments.map { $0.replacing("NAME", with: value) })
            for text in [run.output, run.errors] {
                let isShowable = text.unicodeScalars.allSatisfy {
                    isPrintable($0) || "\n\t".unicodeScalars.contains($0)
                }
                #expect(isShowable, "\(arguments): \(text.debugDescription)")
                #expect(text == withoutWorkflowCommands(text), "\(arguments)")
                #expect(!text.contains("\nENVBOOT_INJECTED=1"), "\(arguments): \(text)")
            }
            #expect([0, 1, 3, 64, 69, 75, 78].contains(run.status), "\(arguments): \(run)")
        }
        // A Makefile cannot hold a line break.
        for arguments in Self.json where shell.exists("Makefile") || arguments[0] != "rollback" {
            let run = try await shell.envboot(arguments + ["--output", "json"])
            #expect(run.status == 0, "\(arguments): \(run)")
            #expect(throws: Never.self, "\(arguments): \(run)") {
                try JSONSerialization.jsonObject(with: Data(run.output.utf8))
            }
        }
        let files =
            FileManager.default.enumerator(atPath: shell.root)?
            .compactMap { $0 as? String } ?? []
        #expect(!files.contains { $0.split(separator: "/").last == Substring(HostileValues.trace) })
    }

    @Test("env prints the values for the folder's name in every format", arguments: names)
    func variables(name: String) async throws {
        let value = try #require(HostileValues.fileNames[name])
        let shell = try shell(value)
        defer { shell.remove() }
        let kubeconfig = shell.folder + "/kube/config"
        for format in ["shell", "dotenv"] {
            let text = try await shell.envboot(["env", "--format", format]).output
            for program in ["sh", "bash"] {
                let script = "set -a\n\(text)\nprintf '%s.' \"$KUBECONFIG\" \"$SHOP_URL_2\" \"$ENVBOOT_INJECTED\""
                try shell.write(script, to: "../env.sh")
                let file = shell.root + "/env.sh"
                let output = try await Runner.system(environment: ["PATH": "/usr/bin:/bin"]).run(
                    Command(program, [file], directory: "/", timeout: .seconds(60)))
                #expect(
                    String(decoding: output, as: UTF8.self) == "\(kubeconfig).http://127.0.0.1:9002..", "\(program)")
            }
        }
        let json = try await shell.envboot(["env", "--format", "json"]).output
        #expect(try JSONDecoder().decode([String: String].self, from: Data(json.utf8))["KUBECONFIG"] == kubeconfig)
        let github = try await shell.envboot(["env", "--format", "github"]).output
        #expect(github.hasPrefix(gitHubVariable("KUBECONFIG", kubeconfig) + "\n"))
    }
}

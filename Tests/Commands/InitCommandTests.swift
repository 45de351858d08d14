import Foundation
import Onboarding
import Programs
import Testing

@Suite struct InitCommandTests {
    private static let dockerfile = "FROM debian:bookworm-slim\nEXPOSE 8080\n"

    private func shell(_ files: [String: String] = ["Dockerfile": dockerfile]) throws -> Shell {
        let shell = try Shell([:])
        for (name, text) in files { try shell.write(text, to: name) }
        return shell
    }

    @Test("init writes the files once, and what it says to run next can be run")
    func write() async throws {
        let shell = try shell()
        defer { shell.remove() }
        let run = try await shell.envboot("init", "payments", "--suite", "--workflow", "--yes")
        #expect(run.status == 0, "\(run)")
        #expect(run.output.hasPrefix("wrote profiles/payments.yaml\nwrote test/e2e/payments/suite_test.go\n"))
        #expect(run.output.hasSuffix("  envboot gen-makefile\n  make test-e2e\n"))
        #expect(try await shell.envboot("validate").output == "profiles/payments.yaml: ok\n")
        #expect(try await shell.envboot("gen-makefile").status == 0)
        #expect(try shell.read("Makefile").contains("\ntest-e2e: env-up ##"))
        let again = try await shell.envboot("init", "payments", "--yes")
        #expect(again.status == 1)
        #expect(again.errors.contains("profiles/payments.yaml:11 is a profile of the name 'payments'"))
    }

    @Test("where one of the files is there, none is written, also for show")
    func existing() async throws {
        let workflow = ".github/workflows/payments-e2e.yml"
        let shell = try shell(["Dockerfile": Self.dockerfile, workflow: "mine"])
        defer { shell.remove() }
        for option in ["--yes", "--dry-run"] {
            let run = try await shell.envboot("init", "payments", "--suite", "--workflow", option)
            #expect(run.status == 1 && run.errors == "error: \(workflow): there already, and nothing is overwritten")
        }
        #expect(!shell.exists("profiles") && !shell.exists("test"))
        #expect(try shell.read(workflow) == "mine")
    }

    @Test("a dry run shows what would be written, as text and as JSON, and writes nothing")
    func dryRun() async throws {
        let shell = try shell()
        defer { shell.remove() }
        let text = try await shell.envboot("init", "payments", "--dry-run").output
        #expect(text.hasPrefix("==> profiles/payments.yaml <==\n"))
        struct Result: Decodable {
            struct File: Decodable { var path: String; var text: String }
            var written: Bool
            var files: [File]
            var next: [String]
        }
        let json = try await shell.envboot("init", "payments", "--dry-run", "--output", "json")
        let result = try JSONDecoder().decode(Result.self, from: Data(json.output.utf8))
        #expect(!result.written && result.files.map(\.path) == ["profiles/payments.yaml", Draft.schemaPath])
        #expect(
            text == "==> profiles/payments.yaml <==\n" + result.files[0].text
                + "\n==> \(Draft.schemaPath) <==\nwhat envboot schema prints\n")
        #expect(result.next == ["envboot up --profile profiles/payments.yaml"])
        #expect(!shell.exists("profiles"))
        #expect(try await shell.envboot("init", "payments", "--quiet").output == "")
        #expect(try shell.read("profiles/payments.yaml") == result.files[0].text)
    }

    @Test("what cannot be done is said with the option that helps, and nothing is written")
    func errors() async throws {
        let shell = try shell(["a/Dockerfile": Self.dockerfile, "b/Dockerfile": "FROM debian:bookworm-slim\n"])
        defer { shell.remove() }
        func run(_ arguments: String...) async throws -> String {
            let run = try await shell.envboot("init", arguments[0], arguments.count > 1 ? arguments[1] : "--yes")
            #expect(run.status == 1, "\(arguments)")
            return run.errors
        }
        #expect(try await run("Payments").contains("cannot be the name of a service"))
        #expect(try await run("../../etc").contains("cannot be the name of a service"))
        #expect(try await run("payments").contains("hint: say which one builds payments, with --dockerfile"))
        let portless = try await run("payments", "--dockerfile=b/Dockerfile")
        #expect(portless.contains("hint: say which port it is, with --port"))
        let missing = try await run("payments", "--dockerfile=c/Dockerfile")
        #expect(missing.contains("Dockerfile c/Dockerfile not found"))
        #expect(try await shell.envboot("init", "payments", "--port", "0").status == 64)
        #expect(try await shell.envboot("init").status == 64)
        #expect(!shell.exists("profiles"))
    }

    @Test("another profile keeps its ports and its targets' names; a broken one is told of")
    func neighbours() async throws {
        let neighbour = Shell.profile.replacing("base: 9000", with: "base: 8080")
        let shell = try shell([
            "Dockerfile": Self.dockerfile, "profiles/shop.yaml": neighbour, "profiles/broken.yaml": "name: broken\n",
        ])
        defer { shell.remove() }
        let run = try await shell.envboot("init", "payments", "--suite", "--yes")
        #expect(run.status == 0, "\(run)")
        #expect(run.errors.contains("warning: profiles/broken.yaml has errors; its ports are ignored"), "\(run)")
        #expect(run.output.hasSuffix("make payments-test-e2e\n"))
        try FileManager.default.removeItem(atPath: shell.folder + "/profiles/broken.yaml")
        #expect(try await shell.envboot("ports", "--check").status == 0)
        #expect(try await shell.envboot("gen-makefile").status == 0)
        let makefile = try shell.read("Makefile")
        #expect(makefile.contains("\npayments-test-e2e: payments-env-up") && makefile.contains("\ntest-e2e: env-up"))
    }

    @Test("on a terminal, what is not found out is asked", .enabled(if: hasScript, "needs util-linux's script"))
    func questions() async throws {
        let shell = try shell(["a/Dockerfile": Self.dockerfile, "b/Dockerfile": "FROM debian:bookworm-slim\n"])
        defer { shell.remove() }
        try shell.write("2\n7000\n", to: "answers")
        let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin", "HOME": shell.folder])
        let command = Command(
            "script", ["-qec", "'\(Shell.program)' init payments", "/dev/null"], directory: shell.folder,
            input: shell.folder + "/answers", timeout: .seconds(60))
        let output = String(decoding: try await runner.run(command), as: UTF8.self)
        let question = "  1) a/Dockerfile\r\n  2) b/Dockerfile\r\nWhich Dockerfile builds payments?"
        #expect(output.contains(question), "\(output)")
        let profile = try shell.read("profiles/payments.yaml")
        #expect(profile.contains("context: b #") && profile.contains("port: 7000 # as it was answered"))
    }

    /// That of macOS takes other arguments.
    private static var hasScript: Bool {
        #if os(Linux)
        FileManager.default.fileExists(atPath: "/usr/bin/script")
        #else
        false
        #endif
    }
}

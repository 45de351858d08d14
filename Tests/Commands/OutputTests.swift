import Foundation
import Programs
import Testing

@testable import EnvbootCommands

/// Commands whose output cannot be written.
@Suite("Output that cannot be written", .serialized) struct OutputTests {
    /// Arguments with which every subcommand prints a result.
    private static let arguments: [String: [String]] = [
        "up": ["--help"], "plan": [], "status": [], "doctor": [], "logs": [], "reset": ["--help"], "stop": [],
        "down": [], "env": [],
        "validate": [], "schema": [], "init": ["other", "--yes", "--dry-run"], "ports": [], "gen-makefile": [],
        "procs": [], "rollback": ["--status"], "runs": [], "compare": ["a.json", "b.json"], "tune": ["--help"],
        "completions": ["bash"],
    ]

    /// Commands without a subcommand, or with several ways to print their result.
    private static let further = [
        [], ["--help"], ["--version"], ["help", "up"], ["--generate-completion-script", "zsh"],
        ["---completion", "procs", "--", "--suite", "3", "0", "procs", ""],
        ["compare", "--markdown", "a.json", "b.json"],
        ["gen-makefile", "--stdout"], ["env", "--format", "json"], ["completions", "fish"],
    ]

    private static let json = [
        "plan", "status", "doctor", "validate", "ports", "procs", "rollback", "runs", "stop", "down", "logs",
    ]

    private static let commands =
        arguments.map { [$0] + $1 }.sorted { $0[0] < $1[0] } + further
        + json.map { [$0] + (arguments[$0] ?? []) + ["--output", "json"] }

    private func shell() async throws -> Shell {
        var shell = try Shell()
        shell.path = shell.folder + "/bin:/usr/bin:/bin"
        try shell.writeScript(
            "case \"$1\" in inspect) echo '[]'; echo 'Error: No such object: x' >&2; exit 1;; esac", to: "bin/docker")
        for program in ["kind", "kubectl"] { try shell.writeScript("", to: "bin/\(program)") }
        try shell.write("FROM scratch\nEXPOSE 8080\n", to: "Dockerfile")
        #expect(try await shell.envboot("gen-makefile").status == 0)
        for (file, processes) in [("a.json", 1), ("b.json", 2)] {
            try shell.write(
                #"[{"SuiteDescription": "s", "SuiteConfig": {"ParallelTotal": \#(processes)}, "StartTime": "2026-11-21T10:00:00Z", "RunTime": 1, "SpecReports": []}]"#,
                to: file)
        }
        return shell
    }

    /// Runs the program with its standard output replaced by a shell's redirection or pipe.
    private func run(_ arguments: [String], _ script: String, in shell: Shell) async throws -> (
        status: Int, errors: String
    ) {
        let runner = Runner.system(environment: ["PATH": shell.path, "HOME": shell.folder + "/home"])
        let finished = try await runner.finish(
            Command(
                "bash", ["-c", script, "bash", Shell.program] + arguments, directory: shell.folder,
                timeout: .seconds(60)))
        guard case .exited(let status) = finished.status else { return (-1, "\(finished.status)") }
        return (status, finished.errorOutput)
    }

    @Test("every subcommand is tested")
    func all() {
        let names = Envboot.configuration.subcommands.map { $0._commandName }
        #expect(Set(names).subtracting(["watchdog"]) == Set(Self.arguments.keys))
    }

    @Test(
        "every command that could write its result fails on a full disk and into a closed pipe, and says why",
        arguments: commands)
    func unwritable(arguments: [String]) async throws {
        let shell = try await shell()
        defer { shell.remove() }
        let written = try await run(arguments, #""$@" > output"#, in: shell)
        #expect(try !shell.read("output").isEmpty, "\(written)")
        let expected = written.status == 0 ? 1 : written.status
        let full = try await run(arguments, #""$@" > /dev/full"#, in: shell)
        #expect(full.status == expected, "\(full)")
        #expect(full.errors.hasSuffix("error: cannot write to standard output: No space left on device"), "\(full)")
        // The reading end is closed before anything is written.
        let closed = try await run(arguments, #"exec 3> >(:); wait $!; "$@" >&3"#, in: shell)
        #expect(closed.status == expected, "\(closed)")
        #expect(closed.errors.hasSuffix("error: cannot write to standard output: Broken pipe"), "\(closed)")
        let none = try await run(arguments, #""$@" >&-"#, in: shell)
        #expect(none.status == expected, "\(none)")
    }

    @Test("a command with a closed output pipe still does its work")
    func workIsDone() async throws {
        let shell = try await shell()
        defer { shell.remove() }
        try FileManager.default.removeItem(atPath: shell.folder + "/Makefile")
        let closed = try await run(["gen-makefile"], #"exec 3> >(:); wait $!; "$@" >&3"#, in: shell)
        #expect(closed.status == 1)
        #expect(try await shell.envboot("gen-makefile", "--check").status == 0)
    }

    @Test("if standard error cannot be written either, the status is still 1")
    func nowhere() async throws {
        let shell = try await shell()
        defer { shell.remove() }
        #expect(try await run(["env"], #""$@" > /dev/full 2> /dev/full"#, in: shell).status == 1)
    }
}

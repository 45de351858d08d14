import Foundation
import Programs
import Testing

/// The effect of signals on the built program while it is stuck reading a profile that is a pipe.
@Suite struct InterruptionTests {
    /// Runs a script with `$ENVBOOT` in a folder with such a profile, `stuck.yaml`.
    private func run(_ script: String, in shell: Shell) async throws -> CommandOutput {
        let variables = ["PATH": shell.path, "HOME": shell.folder + "/home", "ENVBOOT": Shell.program]
        let script = "mkfifo stuck.yaml; " + script
        let runner = Runner.system(environment: variables)
        return try await runner.finish(
            Command("sh", ["-c", script], directory: shell.folder, timeout: .seconds(60)))
    }

    /// Starts the program so that it receives Ctrl-C, which shells block for background processes.
    private static let start = #"env --default-signal=INT "$ENVBOOT" validate stuck.yaml & sleep 1; "#

    @Test("a second signal ends a stuck program immediately", arguments: ["TERM", "INT", "HUP"])
    func second(signal: String) async throws {
        let shell = try Shell([:])
        defer { shell.remove() }
        let run = try await run(
            Self.start + """
                kill -\(signal) $!; sleep 1; kill -0 $! && kill -\(signal) $!; began=$(date +%s); wait $!; status=$?
                [ $(($(date +%s) - began)) -lt 6 ] || echo late; exit $status
                """, in: shell)
        let status = ["TERM": 143, "INT": 130, "HUP": 129][signal] ?? 0
        #expect(run.status == .exited(status), "\(run)")
        #expect(run.output.isEmpty, "it ended by the grace period's end")
        let isTold = run.errorOutput.contains("interrupted: stopping; press Ctrl-C again to exit immediately")
        #expect(isTold == (signal == "INT"))
    }

    @Test("two signals in quick succession count as one")
    func twice() async throws {
        let shell = try Shell([:])
        defer { shell.remove() }
        let run = try await run(
            Self.start + "kill -TERM $!; kill -INT $!; sleep 1; kill -0 $! && echo alive; kill -TERM $!; wait $!",
            in: shell)
        #expect(run.output == Array("alive\n".utf8), "\(run)")
        #expect(run.status == .exited(143))
    }

    @Test("a stuck program is ended ten seconds after the first signal")
    func gracePeriod() async throws {
        let shell = try Shell([:])
        defer { shell.remove() }
        let run = try await run(
            Self.start + """
                kill -TERM $!; began=$(date +%s); wait $!; status=$?; echo $(($(date +%s) - began)); exit $status
                """, in: shell)
        #expect(run.status == .exited(143), "\(run)")
        let seconds = Int(String(decoding: run.output.dropLast(), as: UTF8.self)) ?? 0
        #expect((9...20).contains(seconds))
    }

    #if os(Linux)
    @Test("a second signal leaves none of the programs running", arguments: ["plan", "up"])
    func programs(command: String) async throws {
        let number = Int.random(in: 100_000...999_999)
        var shell = try Shell()
        defer { shell.remove() }
        // Ends only when killed, and starts another process in a separate group.
        try shell.writeScript("trap '' TERM; sleep \(number) & while :; do sleep \(number); done", to: "bin/docker")
        shell.path = "\(shell.folder)/bin:/usr/bin:/bin"
        let script = """
            "$ENVBOOT" \(command) &
            until pgrep -f '[s]leep \(number)' > /dev/null; do sleep 0.1; done; echo running; sleep 0.5
            kill -TERM $!; sleep 0.7; kill -TERM $!; wait $!; echo $?
            for i in 1 2 3 4 5 6 7 8; do pgrep -f '[s]leep \(number)' > /dev/null || exit 0; sleep 1; done; exit 1
            """
        let run = try await run(script, in: shell)
        #expect(String(decoding: run.output, as: UTF8.self) == "running\n143\n", "\(run)")
        #expect(run.status == .exited(0), "a program is left")
    }
    #endif
}

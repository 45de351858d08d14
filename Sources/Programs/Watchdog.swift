import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif
#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Ends the programs that envboot started when envboot itself is killed and cannot. It is a process of its own: told of
/// each program's start (`+PID`) and end (`-PID`), and of the end of its work (`.`), through its standard input, which
/// the kernel closes with envboot.
package enum Watchdog {
    /// Serves as the watchdog until standard input ends, then, for two seconds, ends politely what still runs, and at
    /// last for good.
    package static func serve() {
        var running: Set<pid_t> = []
        while let line = readLine() {
            if line == "." { return }
            guard let pid = pid_t(line.dropFirst()), pid > 1 else { continue }
            if line.hasPrefix("+") { running.insert(pid) } else { running.remove(pid) }
        }
        let mark = RunMark.inherited
        var asked: Set<pid_t> = []
        let deadline = ContinuousClock.now + .seconds(2)
        // A program that envboot was just starting bears the mark only from a moment after envboot's end on.
        repeat {
            running.formUnion(mark?.processGroups ?? [])
            for pid in running.subtracting(asked) { killpg(pid, SIGTERM) }
            asked = running
            poll(nil, 0, 50)
        } while ContinuousClock.now < deadline
        for pid in running.union(mark?.processGroups ?? []) { killpg(pid, SIGKILL) }
    }

    /// Runs `body` with a watchdog at its side, or without one where none can be started.
    ///
    /// - Parameters:
    ///   - command: starts a program that calls ``serve()``.
    ///   - body: is given what to call with the process group of each program that starts (true) or ended (false).
    static func guarding<Result: Sendable>(
        with command: Command, environment: [String: String],
        _ body: @escaping @Sendable (@escaping @Sendable (pid_t, Bool) async -> Void) async throws -> Result
    ) async throws -> Result {
        var options = PlatformOptions()
        options.createSession = true
        // Stopping with our input is its way to end; a cancelled run must not take it away while programs end.
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))]
        let execution = try? await Subprocess.run(
            .path(FilePath(command.program)), arguments: Arguments(command.arguments),
            environment: .custom(environment.reduce(into: [:]) { $0[.init(rawValue: $1.key) ?? ""] = $1.value }),
            platformOptions: options, input: .inputWriter, output: .discarded, error: .discarded
        ) { execution in
            let writer = execution.standardInputWriter
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(
                    try await body { pid, isRunning in
                        // A watchdog that is gone is no reason to fail.
                        _ = try? await writer.write("\(isRunning ? "+" : "-")\(pid)\n")
                    })
            } catch {
                result = .failure(error)
            }
            _ = try? await writer.write(".\n")
            try? await writer.finish()
            return result
        }
        guard let execution else { return try await body { _, _ in } }
        return try execution.closureResult.get()
    }
}

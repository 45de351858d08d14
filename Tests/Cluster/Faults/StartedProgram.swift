import Foundation
import Programs

/// The program while it runs, for tests that send it a signal.
struct StartedProgram: Sendable {
    let process: pid_t
    /// What it prints, line by line.
    let lines: AsyncStream<String>

    func signal(_ number: Int32) { kill(process, number) }
}

extension TestEnvironment {
    /// Runs the program and `body` beside it.
    ///
    /// - Returns: the run, once both are over.
    func envboot(
        _ arguments: [String], _ body: @escaping @Sendable (StartedProgram) async throws -> Void
    ) async throws -> Run {
        var command = command(arguments)
        // The shell tells its process number, which is then the program's.
        command.arguments = ["-c", #"echo $$; exec "$0" "$@""#, command.program] + command.arguments
        command.program = "sh"
        let (lines, sink) = AsyncStream.makeStream(of: String.self)
        async let finished = { [command] in
            defer { sink.finish() }
            return try await Testbed.runner.finish(command) { sink.yield($0) }
        }()
        var first = lines.makeAsyncIterator()
        if let process = await first.next().flatMap({ pid_t($0) }) {
            try await body(StartedProgram(process: process, lines: lines))
        }
        return Run(try await finished)
    }

    /// The programs that work on the environment, each with its number.
    func programs() async throws -> [String] {
        let pattern = "^[^ ]*(docker|kind|kubectl|envboot) .*(\(cluster)|\(folder))"
        let finished = try await Testbed.runner.finish(
            Command("pgrep", ["-a", "-f", pattern], timeout: .seconds(10)))
        return String(decoding: finished.output, as: UTF8.self).lines
    }

    /// The programs that still work on the environment when those of a killed one have had the time to end: its
    /// watchdog gives them two seconds before it kills them.
    func programsLeft() async throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(5)
        var programs = try await programs()
        while !programs.isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
            programs = try await self.programs()
        }
        return programs
    }
}

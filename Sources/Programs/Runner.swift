import Redaction

/// Runs commands. One closure does the work, so that a test can put its own in place of the system's.
package struct Runner: Sendable {
    /// Called with each line that a program prints while it runs.
    package typealias LineHandler = @Sendable (String) -> Void

    private let execute: @Sendable (Command, LineHandler?) async throws -> CommandOutput

    /// A runner that calls `execute`, which returns how the command ended, or throws a ``ProgramError`` or
    /// `CancellationError` where it did not.
    package init(execute: @escaping @Sendable (Command, LineHandler?) async throws -> CommandOutput) {
        self.execute = execute
    }

    /// Runs the command and returns how it ended, whatever its status.
    package func finish(_ command: Command, onLine: LineHandler? = nil) async throws -> CommandOutput {
        try await execute(command, onLine)
    }

    /// Runs the command and returns what it printed; a status other than 0 is thrown as ``ProgramError/failed``.
    @discardableResult
    package func run(_ command: Command, onLine: LineHandler? = nil) async throws -> [UInt8] {
        let finished = try await execute(command, onLine)
        guard finished.status == .exited(0) else {
            throw ProgramError.failed(command, status: finished.status, output: finished.lastOutput)
        }
        return finished.output
    }

    /// Runs a command that goes on printing until a line of it is what is waited for, then ends it.
    ///
    /// - Parameter isAwaited: is given each line in turn.
    /// - Returns: whether there was such a line before the command ended by itself.
    package func waitForLine(of command: Command, where isAwaited: (String) throws -> Bool) async throws -> Bool {
        let (lines, sink) = AsyncStream.makeStream(of: String.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { sink.finish() }
                try await run(command) { sink.yield($0) }
            }
            for await line in lines where try isAwaited(line) {
                group.cancelAll()
                return true
            }
            try await group.waitForAll()
            return false
        }
    }

    /// This runner with each command ended after `limit` where it would be given longer.
    package func within(_ limit: Duration) -> Runner {
        Runner { command, onLine in
            var command = command
            command.timeout = min(command.timeout, limit)
            return try await execute(command, onLine)
        }
    }

    /// This runner with `redaction` applied to its commands and their output when shown.
    package func redacting(_ redaction: Redaction) -> Runner {
        Runner { command, onLine in
            var command = command
            command.redaction = redaction
            return try await execute(command, onLine)
        }
    }

    /// This runner with `watch` called before each command starts and after it ended.
    package func watched(by watch: @escaping @Sendable (RunnerEvent) -> Void) -> Runner {
        Runner { command, onLine in
            watch(.started(command))
            let clock = ContinuousClock()
            let start = clock.now
            let result: Result<CommandOutput, any Error>
            do {
                result = .success(try await execute(command, onLine))
            } catch {
                result = .failure(error)
            }
            watch(.ended(command, after: clock.now - start, result))
            return try result.get()
        }
    }
}

/// What a watched runner tells.
package enum RunnerEvent: Sendable {
    /// The command is about to be started.
    case started(Command)
    /// The command is over, well or not.
    case ended(Command, after: Duration, Result<CommandOutput, any Error>)
}

/// A program that ended by itself.
package struct CommandOutput: Sendable, Equatable {
    /// How it ended.
    package var status: ExitStatus
    /// What it printed on standard output.
    package var output: [UInt8]
    /// The end of what it printed on standard error.
    package var errorOutput: String

    /// A program's end, as a fake in a test states it.
    package init(status: ExitStatus = .exited(0), output: [UInt8] = [], errorOutput: String = "") {
        self.status = status
        self.output = output
        self.errorOutput = errorOutput
    }

    /// What explains a failure: standard error, or the end of standard output where that is empty.
    package var lastOutput: String {
        if !errorOutput.isEmpty { return errorOutput }
        var tail = Tail()
        tail.append(output)
        return tail.text
    }
}

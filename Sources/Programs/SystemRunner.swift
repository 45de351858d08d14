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

extension Runner {
    /// Starts real programs. Each gets a session of its own, so that Ctrl-C reaches it only through us, and its whole
    /// process group ends with it when it takes too long or the task is cancelled.
    ///
    /// - Parameters:
    ///   - environment: what the programs inherit.
    ///   - outputLimit: how many bytes of standard output one program may print.
    package static func system(environment: [String: String], outputLimit: Int = 64 << 20) -> Runner {
        system(outputLimit: outputLimit) { _ in environment }
    }

    /// The same, with an environment that depends on the program.
    package static func system(outputLimit: Int = 64 << 20, environment: @escaping Inheritance) -> Runner {
        let system = SystemRunner(environment: environment, outputLimit: outputLimit)
        return Runner { command, onLine in try await system.run(command, onLine: onLine) }
    }

    /// Returns the variables that a command inherits. Its own (``Command/environment``) come on top of them.
    package typealias Inheritance = @Sendable (Command) -> [String: String]

    /// Runs `body` with a runner as ``system(outputLimit:environment:)`` makes it, whose programs end even if this
    /// process is killed.
    ///
    /// - Parameter watchdog: starts a program that calls ``Watchdog/serve()``.
    package static func withGuardedSystem<Result: Sendable>(
        environment: @escaping Inheritance, watchdog: Command, outputLimit: Int = 64 << 20,
        _ body: @escaping @Sendable (Runner) async throws -> Result
    ) async throws -> Result {
        let mark = RunMark().environment
        let marked: Inheritance = { environment($0).merging(mark) { $1 } }
        return try await Watchdog.guarding(with: watchdog, environment: marked(watchdog)) { tell in
            let system = SystemRunner(environment: marked, outputLimit: outputLimit, tell: tell)
            return try await body(Runner { command, onLine in try await system.run(command, onLine: onLine) })
        }
    }
}

private struct SystemRunner {
    let environment: Runner.Inheritance
    let outputLimit: Int
    /// Told of each program's process group when it starts (true) and when it ended (false).
    var tell: (@Sendable (pid_t, Bool) async -> Void)?

    /// What ended a run from our side.
    private enum LimitExceeded: Error { case timedOut, tooMuchOutput }

    func run(_ command: Command, onLine: Runner.LineHandler?) async throws -> CommandOutput {
        try Task.checkCancellation()
        let tail = SharedTail()
        do {
            return try await withThrowingTaskGroup(of: CommandOutput?.self) { group in
                group.addTask { try await start(command, tail: tail, onLine: onLine) }
                group.addTask {
                    try await Task.sleep(for: command.timeout)
                    throw LimitExceeded.timedOut
                }
                let finished = try await group.next()
                group.cancelAll()
                guard let finished = finished ?? nil else { throw CancellationError() }
                return finished
            }
        } catch LimitExceeded.timedOut {
            throw ProgramError.timedOut(command, output: await tail.text)
        } catch LimitExceeded.tooMuchOutput {
            throw ProgramError.tooMuchOutput(command, limit: outputLimit)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            if error.code == .executableNotFound { throw ProgramError.notFound(command) }
            throw ProgramError.notStarted(command, reason: error.description)
        } catch let error as Errno {
            throw ProgramError.notStarted(command, reason: "\(command.input ?? ""): \(error)")
        }
    }

    private static func openInput(of command: Command) throws -> FileDescriptor {
        guard let text = command.inputText else {
            return try .open(FilePath(command.input ?? "/dev/null"), .readOnly, options: .closeOnExec)
        }
        let (readEnd, writeEnd) = try FileDescriptor.pipe()
        defer { try? writeEnd.close() }
        for end in [readEnd, writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        // More than a pipe holds would block for ever: nobody reads yet.
        try writeEnd.writeAll(text.utf8.prefix(4096))
        return readEnd
    }

    private func start(_ command: Command, tail: SharedTail, onLine: Runner.LineHandler?) async throws -> CommandOutput
    {
        let inputFile = try Self.openInput(of: command)
        defer { try? inputFile.close() }
        let result = try await Subprocess.run(
            try await configuration(of: command),
            input: .fileDescriptor(inputFile, closeAfterSpawningProcess: false), output: .sequence, error: .sequence
        ) { execution in
            await tell?(execution.processIdentifier.value, true)
            async let errors: Void = readErrors(execution.standardError, into: tail, onLine: onLine)
            let output = try await readOutput(execution.standardOutput, onLine: onLine)
            try await errors
            return output
        }
        await tell?(result.processIdentifier.value, false)
        if Task.isCancelled {
            killpg(result.processIdentifier.value, SIGKILL)
            throw CancellationError()
        }
        return CommandOutput(
            status: ExitStatus(result.terminationStatus), output: result.closureResult,
            errorOutput: await tail.text)
    }

    private func configuration(of command: Command) async throws -> Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        ]
        let variables = environment(command).merging(command.environment) { $1 }
            .merging(command.secretEnvironment) { $1 }
        let environment = Subprocess.Environment.custom(
            variables.reduce(into: [:]) { $0[.init(rawValue: $1.key) ?? ""] = $1.value })
        // Given a name, Subprocess would fork once for each folder of PATH until one has the program.
        let isPath = command.program.contains("/")
        return Configuration(
            executable: .path(
                isPath
                    ? FilePath(command.program)
                    : try await Executable.name(command.program).resolveExecutablePath(in: environment)),
            arguments: Arguments(command.arguments), environment: environment,
            workingDirectory: command.directory.map { FilePath($0) }, platformOptions: options)
    }

    private func readOutput(
        _ stream: SubprocessOutputSequence, onLine: Runner.LineHandler?
    ) async throws -> [UInt8] {
        var output: [UInt8] = []
        var splitter = LineSplitter()
        for try await buffer in stream {
            buffer.withUnsafeBytes { output.append(contentsOf: $0) }
            guard output.count <= outputLimit else { throw LimitExceeded.tooMuchOutput }
            if let onLine { buffer.withUnsafeBytes { splitter.lines(completedBy: $0) }.forEach(onLine) }
        }
        if let onLine { splitter.take().forEach(onLine) }
        return output
    }

    private func readErrors(
        _ stream: SubprocessOutputSequence, into tail: SharedTail, onLine: Runner.LineHandler?
    ) async throws {
        var splitter = LineSplitter()
        for try await buffer in stream {
            let bytes = buffer.withUnsafeBytes { Array($0) }
            await tail.append(bytes)
            if let onLine { splitter.lines(completedBy: bytes).forEach(onLine) }
        }
        if let onLine { splitter.take().forEach(onLine) }
    }
}

/// The end of a program's error output, kept outside of the run so that it survives the run's cancellation.
private actor SharedTail {
    private var tail = Tail()
    func append(_ bytes: [UInt8]) { tail.append(bytes) }
    var text: String { tail.text }
}

extension ExitStatus {
    fileprivate init(_ status: TerminationStatus) {
        switch status {
        case .exited(let code): self = .exited(Int(code))
        case .signaled(let signal): self = .signalled(Int(signal))
        }
    }
}

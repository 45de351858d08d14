/// Why a program did not do what was asked of it.
package enum ProgramError: Error, Sendable, Equatable {
    /// No such program on PATH.
    case notFound(Command)
    /// The program could not be started, for the reason given.
    case notStarted(Command, reason: String)
    /// The program ended with a status other than 0; `output` is the end of what it said.
    case failed(Command, status: ExitStatus, output: String)
    /// The program was ended because it took longer than its command allows.
    case timedOut(Command, output: String)
    /// The program printed more than can be taken in and was ended.
    case tooMuchOutput(Command, limit: Int)
    /// The program ended well but what it printed is not what was expected.
    case unreadable(Command, reason: String)

    /// The command that the error is about.
    package var command: Command {
        switch self {
        case .notFound(let command), .notStarted(let command, _), .failed(let command, _, _),
            .timedOut(let command, _), .tooMuchOutput(let command, _), .unreadable(let command, _):
            command
        }
    }

    /// The last output of the program, redacted for display; may be empty.
    package var shownOutput: String { command.redaction(output) }

    /// The last output of the program, not redacted; may be empty.
    package var output: String {
        switch self {
        case .failed(_, _, let output), .timedOut(_, let output): output
        default: ""
        }
    }

    /// The same error with other output, if there was any.
    package func with(output: String) -> ProgramError {
        switch self {
        case .failed(let command, let status, _): .failed(command, status: status, output: output)
        case .timedOut(let command, _): .timedOut(command, output: output)
        default: self
        }
    }
}

extension ProgramError: CustomStringConvertible {
    /// What happened, in one line; the command and its output are apart.
    package var description: String {
        switch self {
        case .notFound(let command): "the program '\(command.program)' was not found on PATH"
        case .notStarted(let command, let reason): "the program '\(command.program)' could not be started: \(reason)"
        case .failed(let command, let status, _): "\(command.program) \(status)"
        case .timedOut(let command, _): "\(command.program) was ended after \(command.timeout.components.seconds) s"
        case .tooMuchOutput(let command, let limit): "\(command.program) printed more than \(limit >> 20) MB"
        case .unreadable(let command, let reason): "\(command.program) printed something unexpected: \(reason)"
        }
    }
}

/// How a program ended.
package enum ExitStatus: Sendable, Equatable, CustomStringConvertible {
    /// It ended by itself with this status.
    case exited(Int)
    /// This signal ended it.
    case signalled(Int)

    /// The status as the end of a sentence that begins with the program's name.
    package var description: String {
        switch self {
        case .exited(let code): "ended with status \(code)"
        case .signalled(let signal): "was ended by signal \(signal)"
        }
    }
}

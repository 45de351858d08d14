#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Screen {
    /// The stream for a command's result.
    package static func standardOutput(environment: [String: String]) -> Screen {
        Screen(fileDescriptor: STDOUT_FILENO, environment: environment, failure: standardOutputFailure)
    }

    /// Why standard output could not be written. The command continues without it, so that it still
    /// does its work; the exit status must reflect this.
    package static let standardOutputFailure = WriteFailure()

    /// The stream for everything else: progress, warnings, errors.
    package static func standardError(environment: [String: String]) -> Screen {
        Screen(fileDescriptor: STDERR_FILENO, environment: environment)
    }

    init(fileDescriptor: Int32, environment: [String: String], failure: WriteFailure = WriteFailure()) {
        self.init(
            isTerminal: isatty(fileDescriptor) == 1,
            environment: environment,
            size: { .current(of: fileDescriptor) },
            output: { failure.note(writeAll($0, to: fileDescriptor)) })
    }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Screen {
    /// The stream for a command's result.
    public static func standardOutput(environment: [String: String]) -> Screen {
        Screen(fileDescriptor: STDOUT_FILENO, environment: environment, failure: standardOutputFailure)
    }

    /// Why standard output did not take all that was written to it. Writing goes on without it, so that a command still
    /// does its work; how the process ends has to depend on this.
    public static let standardOutputFailure = WriteFailure()

    /// The stream for everything else: progress, warnings, errors.
    public static func standardError(environment: [String: String]) -> Screen {
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

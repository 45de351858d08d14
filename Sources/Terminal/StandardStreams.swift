#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Screen {
    /// The stream for a command's result.
    public static func standardOutput(environment: [String: String]) -> Screen {
        Screen(fileDescriptor: STDOUT_FILENO, environment: environment)
    }

    /// The stream for everything else: progress, warnings, errors.
    public static func standardError(environment: [String: String]) -> Screen {
        Screen(fileDescriptor: STDERR_FILENO, environment: environment)
    }

    init(fileDescriptor: Int32, environment: [String: String]) {
        self.init(
            isTerminal: isatty(fileDescriptor) == 1,
            environment: environment,
            size: { .current(of: fileDescriptor) },
            output: { writeAll($0, to: fileDescriptor) })
    }
}

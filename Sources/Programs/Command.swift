import Escaping
import Redaction

/// A program to start: a value, so that what would be run can be shown, logged and tested without running it.
package struct Command: Sendable, Equatable {
    /// The program's name, looked up on PATH, or its path.
    package var program: String
    /// The arguments as the program receives them; no shell reads them.
    package var arguments: [String]
    /// Variables set on top of the inherited environment.
    package var environment: [String: String]
    /// Additional variables whose values are never shown.
    package var secretEnvironment: [String: String] = [:]
    /// Removes secrets from the command and its output before they are shown.
    package var redaction = Redaction()
    /// The working directory; the caller's own where nil.
    package var directory: String?
    /// The file that is the program's standard input; empty input where nil.
    package var input: String?
    /// Text for the program's standard input instead of a file; at most 4096 bytes, which a pipe holds on every system.
    package var inputText: String?
    /// How long the program may take before it is ended.
    package var timeout: Duration

    /// Describes a program to start; nothing is run.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], directory: String? = nil,
        input: String? = nil, timeout: Duration
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.input = input
        self.timeout = timeout
    }

    /// The command for pasting into a POSIX shell in which the variables of ``secretEnvironment`` are set. Secrets
    /// in its arguments and variables are removed.
    package var shellText: String {
        var words = environment.sorted { $0.key < $1.key }.map { name, value in
            "\(name)=\(shellWord(redaction.value(value, of: name)))"
        }
        words += ([program] + redaction.arguments(arguments)).map(shellWord)
        if let input { words += ["<", shellWord(input)] }
        let line = words.joined(separator: " ")
        return directory.map { "(cd \(shellWord($0)) && \(line))" } ?? line
    }
}

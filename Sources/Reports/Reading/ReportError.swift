/// Why a file cannot be read as a report of Ginkgo's, and what to do about it.
package struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    package var file: String
    /// What is wrong.
    package var message: String
    /// What to do about it.
    package var hint: String

    /// An error with what to do about it.
    package init(file: String, message: String, hint: String) {
        self.file = file
        self.message = message
        self.hint = hint
    }

    /// The file with the message, and the hint in a line of its own.
    package var description: String { "\(file): \(message)\nhint: \(hint)" }
}

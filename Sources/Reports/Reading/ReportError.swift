/// Why a file cannot be read as a report of Ginkgo's, and what to do about it.
public struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String

    /// An error with what to do about it.
    public init(file: String, message: String, hint: String) {
        self.file = file
        self.message = message
        self.hint = hint
    }

    /// The file with the message, and the hint in a line of its own.
    public var description: String { "\(file): \(message)\nhint: \(hint)" }
}

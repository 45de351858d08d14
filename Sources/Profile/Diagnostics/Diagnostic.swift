/// Something about a profile that its author should know, and where it is.
package struct Diagnostic: Sendable, Equatable, Codable {
    /// How bad it is.
    package enum Severity: String, Sendable, Codable {
        /// The profile cannot be used.
        case error
        /// The profile can be used, and probably does something that is not meant.
        case warning
    }

    /// How bad it is.
    package var severity: Severity
    /// The file as shown to the user.
    package var file: String
    /// The line, from 1. What concerns the whole file is at line 1, column 1.
    package var line: Int
    /// The column in characters (Unicode scalars), from 1.
    package var column: Int
    /// The column behind the last character, where the place has an extent and ends on its line.
    package var endColumn: Int?
    /// What is wrong, in one line of lower case without a full stop.
    package let message: String
    /// What to do about it, in one line.
    package let hint: String?
    /// The text of the line; empty where the file cannot be read or has no such line, or one of more than 10,000 bytes.
    package var sourceLine: String

    /// How many characters the place has, at least 1.
    package var length: Int { max(1, (endColumn ?? column) - column) }

    /// Creates a diagnostic. Line breaks in the message and the hint are replaced by visible marks.
    package init(
        severity: Severity = .error, file: String, line: Int, column: Int, endColumn: Int? = nil, message: String,
        hint: String? = nil, sourceLine: String = ""
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.endColumn = endColumn
        self.message = oneLine(message)
        self.hint = hint.map(oneLine)
        self.sourceLine = sourceLine
    }
}

/// The text in one line; long text is shortened in the middle.
func oneLine(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    if scalars.count > 600 { scalars = scalars.prefix(300) + "…".unicodeScalars + scalars.suffix(300) }
    return String(String.UnicodeScalarView(scalars.map { Character($0).isNewline ? "\u{23CE}" : $0 }))
}

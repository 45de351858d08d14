import Escaping

/// An error or a warning: what happened, where, and what to do about it.
package struct Diagnostic: Error, Sendable, Equatable {
    /// How serious it is.
    package enum Severity: String, Sendable, Codable {
        /// The input cannot be used.
        case error
        /// The input can be used, but probably does something unintended.
        case warning
    }

    /// What it is about, which decides the exit status.
    package enum Subject: Sendable {
        /// The profile, or something that it names.
        case profile
        /// An argument, or a file that is not a profile's.
        case input
    }

    /// A position in a file.
    package struct Location: Sendable, Equatable {
        /// The file as shown to the user.
        package var file: String
        /// The line, from 1; nil for the file as a whole.
        package var line: Int?
        /// The column in Unicode scalars, from 1.
        package var column: Int?
        /// The column after the last character, if the range ends on the same line.
        package var endColumn: Int?
        /// The text of the line; empty if unknown.
        package var sourceLine: String

        /// The length of the range in Unicode scalars, at least 1.
        package var length: Int { max(1, (endColumn ?? column ?? 1) - (column ?? 1)) }

        package init(
            file: String, line: Int? = nil, column: Int? = nil, endColumn: Int? = nil, sourceLine: String = ""
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.endColumn = endColumn
            self.sourceLine = sourceLine
        }
    }

    package var severity: Severity
    package var subject: Subject
    package var location: Location?
    /// What is wrong, in one line of lower case without a full stop.
    package let message: String
    /// What to do about it.
    package let hint: String?
    /// Further lines, such as the possible choices.
    package var notes: [String] = []

    package init(
        severity: Severity = .error, subject: Subject, location: Location? = nil, message: String, hint: String? = nil,
        notes: [String] = []
    ) {
        self.severity = severity
        self.subject = subject
        self.location = location
        self.message = message
        self.hint = hint.flatMap { $0.isEmpty ? nil : $0 }
        self.notes = notes
    }
}

// MARK: - Factories

extension Diagnostic {
    /// A problem at a position in a profile. Line breaks in the message and the hint become visible marks.
    package init(
        severity: Severity = .error, file: String, line: Int, column: Int, endColumn: Int? = nil, message: String,
        hint: String? = nil, sourceLine: String = ""
    ) {
        let location = Location(file: file, line: line, column: column, endColumn: endColumn, sourceLine: sourceLine)
        self.init(
            severity: severity, subject: .profile, location: location, message: message.oneLine, hint: hint?.oneLine)
    }

    /// An error about an argument, or about something that the message names.
    package init(_ message: String, hint: String? = nil, notes: [String] = []) {
        self.init(subject: .input, message: message, hint: hint, notes: notes)
    }

    /// An error in a file that is not a profile's.
    package static func file(
        _ file: String, line: Int? = nil, _ message: String, hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(subject: .input, location: Location(file: file, line: line), message: message, hint: hint)
    }

    /// An error in a file that the profile names.
    package static func profile(
        _ file: String, line: Int? = nil, _ message: String, hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(subject: .profile, location: Location(file: file, line: line), message: message, hint: hint)
    }
}

// MARK: - Text

extension Diagnostic: CustomStringConvertible {
    /// `FILE:LINE: MESSAGE`, the hint and the notes on lines of their own.
    package var description: String {
        let place = location.map { printable($0.file) + ($0.line.map { ":\($0)" } ?? "") + ": " } ?? ""
        return ([place + message] + [hint.map { "hint: \($0)" }].compactMap(\.self) + notes).joined(separator: "\n")
    }
}

extension String {
    /// The text on one line; long text is shortened in the middle.
    package var oneLine: String {
        var scalars = unicodeScalars[...]
        if scalars.count > 600 { scalars = scalars.prefix(300) + "…".unicodeScalars + scalars.suffix(300) }
        return String(String.UnicodeScalarView(scalars.map { Character($0).isNewline ? "\u{23CE}" : $0 }))
    }
}

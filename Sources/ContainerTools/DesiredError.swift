import Escaping

/// Something that the profile names and that cannot be used, and where.
package struct DesiredError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, as the user would name it.
    package var file: String
    /// The line, from 1; nil where it is the file as a whole.
    package var line: Int?
    /// What is wrong.
    package var message: String
    /// What to do about it; empty where nothing is known.
    package var hint: String

    package init(file: String, line: Int? = nil, message: String, hint: String) {
        self.file = file
        self.line = line
        self.message = message
        self.hint = hint
    }

    /// The error as compilers print theirs.
    package var description: String {
        "\(printable(file))\(line.map { ":\($0)" } ?? ""): \(message)" + (hint.isEmpty ? "" : "\nhint: \(hint)")
    }
}

import Escaping

/// A file or directory that another user may have created or can change, and that is therefore not used.
package struct PathRefused: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or directory.
    package let path: String
    /// The reason, such as "it is a symbolic link".
    package let reason: String
    /// What to do about it; may be empty.
    package let hint: String

    /// The path and the reason.
    package var message: String { "refusing to use \(printable(path)): \(reason)" }

    /// The message, with the hint on a separate line.
    package var description: String { message + (hint.isEmpty ? "" : "\nhint: \(hint)") }
}

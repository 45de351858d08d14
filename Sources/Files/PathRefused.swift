import Escaping

/// A file or directory that another user may have created or can change, and that is therefore not used.
public struct PathRefused: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or directory.
    public let path: String
    /// The reason, such as "it is a symbolic link".
    public let reason: String
    /// What to do about it; may be empty.
    public let hint: String

    /// The path and the reason.
    public var message: String { "refusing to use \(printable(path)): \(reason)" }

    /// The message, with the hint on a separate line.
    public var description: String { message + (hint.isEmpty ? "" : "\nhint: \(hint)") }
}

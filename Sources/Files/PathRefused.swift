import Escaping

/// A file or directory that another user may have placed or can change, and that is therefore left alone.
public struct PathRefused: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or directory.
    public let path: String
    /// Why it is not used: "it is a symbolic link".
    public let reason: String
    /// What to do about it; empty where nothing is known.
    public let hint: String

    /// The path and the reason.
    public var message: String { "refusing to use \(printable(path)): \(reason)" }

    /// The message, and the hint in a line of its own.
    public var description: String { message + (hint.isEmpty ? "" : "\nhint: \(hint)") }
}

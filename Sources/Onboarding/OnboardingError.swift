/// Why a service cannot be taken in, and what to do about it.
public struct OnboardingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public var message: String
    /// What to do about it; empty where nothing is known.
    public var hint: String

    /// An error with what to do about it.
    public init(_ message: String, hint: String = "") {
        self.message = message
        self.hint = hint
    }

    /// The message, and the hint in a line of its own.
    public var description: String { message + (hint.isEmpty ? "" : "\nhint: \(hint)") }
}

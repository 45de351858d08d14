/// Why a service cannot be taken in, and what to do about it.
package struct OnboardingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package var message: String
    /// What to do about it; empty where nothing is known.
    package var hint: String

    /// An error with what to do about it.
    package init(_ message: String, hint: String = "") {
        self.message = message
        self.hint = hint
    }

    /// The message, and the hint in a line of its own.
    package var description: String { message + (hint.isEmpty ? "" : "\nhint: \(hint)") }
}

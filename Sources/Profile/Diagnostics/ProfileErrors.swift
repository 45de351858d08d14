/// Why a profile cannot be used: everything that is wrong with it, and the warnings.
public struct ProfileErrors: Error, Sendable, Equatable {
    /// What was found, in the order of the text.
    public var diagnostics: [Diagnostic]

    /// Makes the error of what was found.
    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}

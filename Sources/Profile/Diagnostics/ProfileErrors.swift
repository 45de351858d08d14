import Diagnostics

/// Why a profile cannot be used: everything that is wrong with it, and the warnings.
package struct ProfileErrors: Error, Sendable, Equatable {
    /// What was found, in the order of the text.
    package var diagnostics: [Diagnostic]

    /// Makes the error of what was found.
    package init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}

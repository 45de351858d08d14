/// What this envboot is.
package enum EnvbootVersion {
    /// The number, as in the changelog.
    package static let current = "0.1.0"
}

/// What this envboot is.
public enum EnvbootVersion {
    /// The number, as in the changelog.
    public static let current = "0.1.0"
}

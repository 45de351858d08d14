/// What this envboot is.
public enum Version {
    /// The number, as in the changelog.
    public static let current = "0.1.0"
}

/// The profile wants a cluster that only making it anew can bring, and that was not allowed.
package struct RecreationRefused: Error, Sendable, CustomStringConvertible {
    let cluster: String
    /// What differs, each in words for the user.
    package let changes: [String]
    /// How long it takes to make the cluster anew: `about a minute`.
    package let cost: String

    /// What differs, and how to allow it.
    package var description: String {
        """
        the cluster \(cluster) cannot become what the profile says without being made anew:
        \(changes.map { "  - \($0)" }.joined(separator: "\n"))
        what is in it would be lost; allow it with: envboot up --recreate
        """
    }
}

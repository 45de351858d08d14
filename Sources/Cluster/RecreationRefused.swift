/// Applying the profile requires a new cluster, and that was not allowed.
package struct RecreationRefused: Error, Sendable, CustomStringConvertible {
    let cluster: String
    /// What differs, each in words for the user.
    package let changes: [String]
    /// How long it takes to recreate the cluster: `about a minute`.
    package let cost: String

    /// What differs, and how to allow it.
    package var description: String {
        """
        applying this profile requires recreating the cluster \(cluster):
        \(changes.map { "  - \($0)" }.joined(separator: "\n"))
        hint: allow it with envboot up --recreate; this deletes everything in the cluster
        """
    }
}

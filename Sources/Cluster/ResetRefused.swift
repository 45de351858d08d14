/// The cluster cannot be taken back to an earlier state.
package struct ResetRefused: Error, Sendable, CustomStringConvertible {
    let cluster: String
    /// Why, each in words for the user.
    package let reasons: [String]

    /// Why, and what to do instead.
    package var description: String {
        """
        the cluster \(cluster) cannot be restored to the state left by up:
        \(reasons.map { "  - \($0)" }.joined(separator: "\n"))
        hint: to start over: envboot down, then envboot up
        """
    }
}

/// The cluster cannot be taken back to an earlier state.
package struct ResetRefused: Error, Sendable, CustomStringConvertible {
    let cluster: String
    /// Why, each in words for the user.
    package let reasons: [String]

    /// Why, and what to do instead.
    package var description: String {
        """
        the cluster \(cluster) cannot be taken back to what up left:
        \(reasons.map { "  - \($0)" }.joined(separator: "\n"))
        to have it anew instead: envboot down, envboot up
        """
    }
}

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

/// The environment was still not as the profile says after several rounds.
package struct NotConverged: Error, Sendable, CustomStringConvertible {
    let cluster: String

    /// What to do.
    package var description: String {
        "the cluster \(cluster) stops or stops answering again and again; see: docker ps -a, docker logs \(cluster)-control-plane"
    }
}

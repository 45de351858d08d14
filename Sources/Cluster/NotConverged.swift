/// The environment was still not as the profile says after several rounds.
package struct NotConverged: Error, Sendable, CustomStringConvertible {
    let cluster: String

    /// What to do.
    package var description: String {
        "the cluster \(cluster) stops or stops answering again and again\nhint: see why: docker ps -a; docker logs \(cluster)-control-plane"
    }
}

import ContainerTools

extension Applier {
    /// Takes the cluster back to the state that is kept of it. Everything that has seen the other state ends with its
    /// node: a kubelet or a proxy that goes on would wait for changes that have been taken back.
    func restore(in node: String, running: [String]) async throws {
        // What is not running cannot be asked; it is ended again before anything of it matters.
        if !running.contains(node) { try await docker.start([node]) }
        let etcd = EtcdData(node: node, docker: docker)
        guard let name = await etcd.nameOfCopy() else { throw NoKeptState(cluster: desired.cluster) }
        try await etcd.restore(name)
        try await docker.kill(running.contains(node) ? running : running + [node])
    }
}

/// A cluster of whose state no copy is kept.
struct NoKeptState: Error, CustomStringConvertible {
    let cluster: String
    var description: String {
        """
        no copy of the state of \(cluster) is kept in it: an up that changes it keeps one when it ends
        hint: to start over: envboot down, then envboot up
        """
    }
}

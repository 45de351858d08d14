/// The floors that are measured in envboot's own cluster.
extension Turn {
    /// The floor of a run with nothing to do: to ask docker and the cluster once, both at the same time.
    func measureQueries() async throws {
        let time = try await seconds {
            async let nodes = subject.nodes()
            async let objects: Void = subject.askForLabelledObjects()
            _ = try await (nodes, objects)
        }
        await record(.converged, .floor, time)
    }

    /// The floor of a start: docker starts the nodes, and the ports are asked until all of them answer.
    mutating func measureStart() async throws {
        try await converge()
        isConverged = false
        let nodes = try await subject.nodes()
        try await subject.tools.run("docker", ["stop"] + nodes)
        let time = try await seconds {
            try await subject.tools.run("docker", ["start"] + nodes)
            try await subject.waitForPorts()
        }
        await record(.stopped, .floor, time)
    }
}

import ContainerTools

/// Finds out which nodes lack which images.
package struct NodeImages: Sendable {
    package let desired: Desired
    package let docker: Docker

    /// What the kubelets list and the record confirms is taken as it is. A node where that leaves a doubt is asked
    /// itself, since its kubelet looks only now and then.
    package func nodesLacking(
        _ contents: Observed.Contents, hostImages: [String: String]
    ) async throws -> [String: Set<String>] {
        try await withThrowingTaskGroup(of: (node: String, references: [String]).self) { group in
            for name in desired.workloadNodes {
                guard let node = contents.nodes.first(where: { $0.name == name }) else { continue }
                group.addTask { (name, try await lacking(node, contents.record, hostImages)) }
            }
            return try await group.reduce(into: [:]) { lacking, result in
                for reference in result.references { lacking[reference, default: []].insert(result.node) }
            }
        }
    }

    private func lacking(
        _ node: Observed.Node, _ record: Record?, _ hostImages: [String: String]
    ) async throws -> [String] {
        let doubtful = desired.images.contains { image in
            let id = image.hasContentTag ? nil : record?.images[image.reference]
            return !node.images.contains(image.nodeReference)
                || !image.hasContentTag && !Self.isCurrent(id, hostImages[image.reference])
        }
        guard doubtful else { return [] }
        let listed = try await docker.images(inNode: node.name)
        return desired.images.filter { image in
            guard let id = listed[image.nodeReference] else { return true }
            // Docker's containerd image store has IDs of its own; then
            // the record tells which of them was loaded.
            return !image.hasContentTag && !Self.isCurrent(id, hostImages[image.reference])
                && !Self.isCurrent(record?.images[image.reference], hostImages[image.reference])
        }.map(\.reference)
    }

    /// Whether an ID is the one that docker has; where docker has none, any will do.
    private static func isCurrent(_ id: String?, _ hostID: String?) -> Bool {
        guard let id else { return false }
        return hostID == nil || id == hostID
    }
}

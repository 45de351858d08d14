import YAML

extension Applier {
    /// Applies manifests in their order, through a file of the given name, and keeps what they became.
    func apply(_ manifests: [Manifest], as name: String, serverSide: Bool = false) async throws {
        let file = try folder.write(emit(manifests.map(\.node)), to: name, of: desired.cluster)
        await ledger.add(try await kubectl.apply(file: file, serverSide: serverSide))
    }

    /// Applies custom resource definitions and waits until the API server knows their kinds.
    func applyDefinitions(_ manifests: [Manifest]) async throws {
        try await apply(manifests, as: "definitions.yaml", serverSide: true)
        try await kubectl.wait(
            for: "condition=Established", manifests.map(\.key.argument), timeout: .seconds(60))
    }

    func remove(_ keys: [ObjectKey]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in keys { group.addTask { try await kubectl.delete(key) } }
            try await group.waitForAll()
        }
    }
}

import YAML

extension Applier {
    /// Applies manifests in their order and keeps what they became.
    func apply(_ manifests: [Manifest], serverSide: Bool = false) async throws {
        try await withTemporaryFolder { temporary in
            let file = temporary + "/manifests.yaml"
            try writeWhole(Array(emit(manifests.map(\.node)).utf8), to: file, mode: 0o600)
            await ledger.add(try await kubectl.apply(file: file, serverSide: serverSide))
        }
    }

    /// Applies custom resource definitions and waits until the API server knows their kinds.
    func applyDefinitions(_ manifests: [Manifest]) async throws {
        try await apply(manifests, serverSide: true)
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

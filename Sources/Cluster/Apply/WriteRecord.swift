extension Applier {
    /// Notes in the cluster what it has now.
    func record() async throws {
        var record = Record(shape: desired.shape)
        record.hooks = desired.hooksDigest
        record.keys = desired.allManifests.map(\.key)
        let applied = await ledger.applied
        for manifest in desired.allManifests {
            guard let live = applied[manifest.key] ?? observed.contents?.objects[manifest.key] else { continue }
            record.objects[manifest.key.recordKey] = try Projection.digest(of: live, onto: manifest)
        }
        record.images = try await imageIDs()
        try await write(record)
    }

    private func imageIDs() async throws -> [String: String] {
        let references = desired.images.map(\.reference)
        let known = observed.hostImages.filter { references.contains($0.key) }
        // An image that was built or pulled by this run has an ID that nobody has seen yet.
        guard known.count < references.count else { return known }
        let objects = try await docker.inspect(desired.images.map(\.nodeReference))
        return HostImages.ids(of: desired.images, among: objects)
    }
}

import Programs

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
        if record != observed.contents?.record { try await write(record) }
        try await keepState(of: record)
    }

    /// Keeps a copy of the cluster's state for a reset, unless there is one of what envboot made: that is from before
    /// tests changed anything else. A cluster in which this is not possible is as good for all else, so that it is
    /// tried once.
    private func keepState(of record: Record) async throws {
        guard desired.resetObstacles.isEmpty, let node = desired.onlyControlPlane else { return }
        let digest = try record.digest
        guard observed.contents?.kept != digest else { return }
        let etcd = EtcdData(node: node, docker: docker)
        do {
            if await etcd.nameOfCopy() != digest { try await etcd.copy(naming: digest) }
        } catch is ProgramError {
        } catch is NoEtcd {}
        try await kubectl.annotate(Record.key, Record.keptAnnotation, digest)
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

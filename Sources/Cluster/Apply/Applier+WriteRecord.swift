import ContainerTools
import Programs

extension Applier {
    /// Notes in the cluster what it has now.
    func record() async throws {
        var record = Record(shape: desired.shape)
        record.hooks = desired.hooksDigest
        record.jobs = desired.jobsDigests
        record.keys = desired.allManifests.map(\.key)
        let applied = await results.applied
        for manifest in desired.allManifests {
            guard let live = applied[manifest.key] ?? observed.contents?.objects[manifest.key] else { continue }
            record.objects[manifest.key.recordKey] = try Projection.digest(of: live, onto: manifest)
        }
        record.images = try await imageIDs()
        let digest = try record.digest
        let isKept = observed.contents?.kept == digest || !desired.resetObstacles.isEmpty
        var noted = observed.contents?.record
        if !isKept, let etcd = await etcdToCopy(naming: digest) {
            // A reset restarts the services, and hooks and jobs prepare what these hold: in the copy, none has run.
            let copied = record.withNothingRun
            if copied != noted { try await write(copied) }
            noted = copied
            try await copy(etcd, naming: digest)
        }
        if record != noted { try await write(record) }
        if !isKept { try await kubectl.annotate(Record.key, Record.keptAnnotation, digest) }
    }

    /// The data to keep a copy of for a reset; nil where there is a copy of what envboot made already: that is from
    /// before tests changed anything else.
    private func etcdToCopy(naming name: String) async -> EtcdData? {
        guard let node = desired.onlyControlPlane else { return nil }
        let etcd = EtcdData(node: node, docker: docker)
        return await etcd.nameOfCopy() == name ? nil : etcd
    }

    /// A cluster in which no copy can be made is as good for all else, so that it is tried once.
    private func copy(_ etcd: EtcdData, naming name: String) async throws {
        do {
            try await etcd.copy(naming: name)
        } catch is ProgramError {
        } catch is NoEtcd {}
    }

    private func imageIDs() async throws -> [String: String] {
        let references = desired.images.map(\.reference)
        let known = observed.hostImages.filter { references.contains($0.key) }
        // An image that was built or pulled by this run has an ID that nobody has seen yet.
        guard known.count < references.count else { return known }
        let objects = try await docker.inspect(HostImages.names(of: desired.images))
        return try await HostImages(of: desired.images, among: objects, docker).ids
    }
}

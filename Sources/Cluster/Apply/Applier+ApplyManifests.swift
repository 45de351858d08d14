import Programs
import YAML

extension Applier {
    /// Applies manifests in their order, through a file of the given name, and keeps what they became.
    func apply(_ manifests: [Manifest], as name: String, serverSide: Bool = false) async throws {
        try await remove(jobsToReplace(manifests))
        try await waitForDeletions(among: manifests.map(\.key))
        let replaced = manifests.filter(isToBeReplaced)
        let applied = manifests.filter { !replaced.contains($0) }
        if !applied.isEmpty {
            let file = try folder.write(emit(applied.map(\.node)), to: name, of: desired.cluster)
            do {
                await results.add(try await kubectl.apply(file: file, serverSide: serverSide))
            } catch let error as ProgramError {
                if let taken = await TakenNodePort(error, kubectl) { throw taken }
                throw error
            }
        }
        for manifest in replaced {
            let file = try folder.write(emit([manifest.node]), to: "\(manifest.key.name)-\(name)", of: desired.cluster)
            await results.add([try await kubectl.replace(file: file)])
        }
    }

    /// Applying leaves what somebody else added to an object, such as a variable or a container. A workload that is
    /// there is restored as a whole; other kinds have fields that the API server filled in and that replacing would
    /// take away.
    private func isToBeReplaced(_ manifest: Manifest) -> Bool {
        guard manifest.key.isWorkload, let contents = observed.contents else { return false }
        return contents.objects[manifest.key] != nil && !contents.isBeingDeleted(manifest.key)
    }

    /// Applies custom resource definitions and waits until the API server knows their kinds.
    func applyDefinitions(_ manifests: [Manifest]) async throws {
        try await apply(manifests, as: "definitions.yaml", serverSide: true)
        try await kubectl.wait(
            for: "condition=Established", manifests.map(\.key.argument), timeout: .seconds(60))
    }

}

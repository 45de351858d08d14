import ContainerTools

/// Plans what is done inside of a cluster: manifests, services, what they answer, hooks and the record.
struct ContentsPlanner {
    let desired: Desired
    let observed: Observed
    let contents: Observed.Contents

    func steps() -> [Step] {
        var steps = removalSteps + definitionSteps + manifestSteps
        let before = steps.map(\.id)
        var deployed: Set<String> = []
        for service in desired.services {
            let own = serviceSteps(service, before: before, deployed: deployed)
            if own.contains(where: \.deploysSomething) { deployed.insert(service.name) }
            steps += own
        }
        steps += hookSteps(after: steps)
        let record = recordStep(after: steps)
        return steps + (record.map { [$0] } ?? [])
    }

    // MARK: Objects

    /// What the profile no longer has, and envboot made: as the record says, and of what a run applied that failed before
    /// it noted it, as the objects say themselves.
    private var removalSteps: [Step] {
        let wanted = Set(desired.allManifests.map(\.key))
        let recorded = (contents.record?.keys ?? []).filter { contents.objects[$0].map(isApplied) ?? true }
        let unrecorded = contents.objects.filter { isApplied($0.value) }.map(\.key)
            .filter { !recorded.contains($0) }.sorted { $0.recordKey < $1.recordKey }
        let orphans = (recorded + unrecorded).filter { !wanted.contains($0) }
        guard !orphans.isEmpty else { return [] }
        return [
            Step(
                id: "remove", title: "remove \(orphans.map(\.description).joined(separator: ", "))",
                reason: "the profile no longer has \(orphans.count == 1 ? "it" : "them")", cost: "seconds", needs: [],
                action: .remove(orphans))
        ]
    }

    private func isApplied(_ object: JSONValue) -> Bool {
        object["metadata", "annotations", Manifest.digestAnnotation] != nil
            && object["metadata", "ownerReferences"] == nil
    }

    private var definitionSteps: [Step] {
        let changes = changes(among: desired.definitions)
        guard !changes.isEmpty else { return [] }
        return [
            Step(
                id: "definitions", title: "apply \(changes.map(\.manifest.key.description).joined(separator: ", "))",
                reason: reason(changes), cost: "seconds", needs: ["remove"],
                action: .applyDefinitions(changes.map(\.manifest)))
        ]
    }

    private var manifestSteps: [Step] {
        let changes = changes(among: desired.manifests)
        guard !changes.isEmpty else { return [] }
        return [
            Step(
                id: "manifests", title: "apply \(changes.map(\.manifest.key.description).joined(separator: ", "))",
                reason: reason(changes), cost: "seconds", needs: ["remove", "definitions"],
                action: .apply(changes.map(\.manifest)))
        ]
    }

    struct Change {
        var manifest: Manifest
        var reason: String
    }

    func changes(among manifests: [Manifest]) -> [Change] {
        manifests.compactMap { manifest in
            guard let live = contents.objects[manifest.key] else {
                return Change(manifest: manifest, reason: "is missing")
            }
            if contents.isBeingDeleted(manifest.key) { return Change(manifest: manifest, reason: "is being deleted") }
            if live["metadata", "annotations", Manifest.digestAnnotation]?.string != manifest.digest {
                return Change(manifest: manifest, reason: "is not as in the profile")
            }
            guard let recorded = contents.record?.objects[manifest.key.recordKey] else {
                return Change(manifest: manifest, reason: "is not known to be finished")
            }
            let current = try? Projection.digest(of: live, onto: manifest)
            return current == recorded ? nil : Change(manifest: manifest, reason: "is changed in the cluster")
        }
    }

    private func reason(_ changes: [Change]) -> String {
        changes.map { "\($0.manifest.key) \($0.reason)" }.joined(separator: ", ")
    }

    // MARK: What follows

    private func hookSteps(after steps: [Step]) -> [Step] {
        let isDeployed = steps.contains {
            if case .deploy(_, let changed, _) = $0.action { !changed.isEmpty } else { false }
        }
        guard isDeployed || contents.record?.hooks != desired.hooksDigest else { return [] }
        var needs = steps.map(\.id)
        return desired.profile.hooks.enumerated().map { index, hook in
            let id = "hook \(index + 1)"
            defer { needs = [id] }
            return Step(
                id: id, title: "run \(desired.redaction.arguments(hook.run).joined(separator: " "))",
                reason: isDeployed ? "services were deployed" : "it has not run for these services",
                cost: "at most \(hook.timeout.components.seconds) s", needs: needs, action: .runHook(hook))
        }
    }

    private var isKept: Bool {
        guard desired.resetObstacles.isEmpty, let record = contents.record else { return true }
        return contents.kept == (try? record.digest)
    }

    private func recordStep(after steps: [Step]) -> Step? {
        let isKnown =
            contents.record.map { record in
                record.shape == desired.shape && record.hooks == desired.hooksDigest
                    && record.jobs == desired.jobsDigests
                    && Set(record.keys) == Set(desired.allManifests.map(\.key))
                    && desired.images.allSatisfy { image in
                        record.images[image.reference] == observed.hostImages[image.reference]
                            || observed.hostImages[image.reference] == nil
                    }
            } ?? false
        // Whether ports answer changes nothing in the cluster.
        let steps = steps.filter { !$0.isWaitForAnswers }
        guard !steps.isEmpty || !isKnown || !isKept else { return nil }
        let reason = isKnown ? "no copy of it is kept for envboot reset" : "it is not noted yet"
        return Step(
            id: "record", title: "save state in the cluster",
            reason: steps.isEmpty ? reason : "it has changed", cost: "a second",
            // What is noted of an image is that the nodes have it.
            needs: steps.map(\.id) + loads.map(\.id), action: .record)
    }
}

extension Step {
    fileprivate var deploysSomething: Bool {
        if case .deploy(_, let changed, let restarted) = action {
            !changed.isEmpty || !restarted.isEmpty
        } else {
            false
        }
    }

    fileprivate var isWaitForAnswers: Bool { if case .waitForAnswers = action { true } else { false } }
}

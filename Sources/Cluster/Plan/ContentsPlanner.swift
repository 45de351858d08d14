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

    private struct Change {
        var manifest: Manifest
        var reason: String
    }

    private func changes(among manifests: [Manifest]) -> [Change] {
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

    // MARK: Services

    /// - Parameters:
    ///   - before: the steps that come before any service.
    ///   - deployed: the services and jobs that the plan deploys, of those that come before this one.
    private func serviceSteps(_ service: DesiredService, before: [String], deployed: Set<String>) -> [Step] {
        let changes = changes(of: service, deployed: deployed)
        let restarted = restarts(service).filter { key in !changes.contains { $0.manifest.key == key } }
        let waiting =
            service.workloads.filter { !isRolledOut($0) } + service.jobs.filter { !isComplete($0) }
            + service.endpoints.filter { !hasEndpoints($0) }
        let needs = before + ["nodes"] + neededSteps(of: service) + loads(for: service)
        var steps: [Step] = []
        if !changes.isEmpty || !restarted.isEmpty || !waiting.isEmpty {
            let reasons =
                changes.isEmpty && restarted.isEmpty
                ? waiting.map { "\($0) is not \($0.isJob ? "complete" : "ready")" }
                : changes.map { "\($0.manifest.key) \($0.reason)" } + restarted.map { "\($0) has a new image" }
            let title =
                changes.isEmpty && restarted.isEmpty
                ? "wait for \(service.name)" : "\(service.kind == .job ? "run" : "deploy") \(service.name)"
            steps.append(
                Step(
                    id: service.stepID, title: title, reason: reasons.joined(separator: ", "),
                    cost: "seconds", needs: needs,
                    action: .deploy(service, changed: changes.map(\.manifest), restarted: restarted)))
        }
        let silent = service.probes.filter { !observed.answering.contains($0.url) }
        if let first = silent.first ?? (steps.isEmpty ? nil : service.probes.first) {
            let probes = steps.isEmpty ? silent : service.probes
            let place = probes.count == 1 ? "port \(first.port)" : "\(probes.count) ports"
            steps.append(
                Step(
                    id: "answers \(service.name)", title: "wait until \(service.name) answers on \(place)",
                    reason: steps.isEmpty ? "\(first.url) does not answer" : "\(service.name) is deployed",
                    cost: "seconds", needs: steps.isEmpty ? needs : [service.stepID],
                    action: .waitForAnswers(probes)))
        }
        return steps
    }

    /// What is to be applied of a service. A job is run again where something that it needs is deployed, and where the
    /// pods that it prepared were started anew.
    private func changes(of service: DesiredService, deployed: Set<String>) -> [Change] {
        let changes = changes(among: service.manifests)
        guard service.kind == .job else { return changes }
        let reason: String
        if let needed = service.needs.first(where: deployed.contains) {
            reason = "runs again, since \(needed) is deployed"
        } else if contents.record?.jobs[service.name] != desired.jobsDigests[service.name] {
            reason = "has not run"
        } else if service.manifests.contains(where: hasNewImage) {
            reason = "has a new image"
        } else {
            return changes
        }
        let others = service.manifests.filter { job in
            job.key.isJob && !changes.contains { $0.manifest.key == job.key }
        }
        return changes + others.map { Change(manifest: $0, reason: reason) }
    }

    private func neededSteps(of service: DesiredService) -> [String] {
        service.needs.map { need in
            let isJob = desired.profile.jobs.contains { $0.name == need }
            return DesiredService.stepID(isJob ? .job : .service, need)
        }
    }

    private func isComplete(_ job: ObjectKey) -> Bool { contents.objects[job]?.condition("Complete") != nil }

    /// A pulled image keeps its reference when it changes, so that its pods have to be told.
    private func restarts(_ service: DesiredService) -> [ObjectKey] {
        service.manifests.filter { $0.key.isWorkload && hasNewImage($0) }.map(\.key)
    }

    private func hasNewImage(_ manifest: Manifest) -> Bool {
        desired.images.contains { image in
            guard !image.hasContentTag, let old = contents.record?.images[image.reference],
                let new = observed.hostImages[image.reference]
            else { return false }
            return old != new && manifest.uses(image: image.reference)
        }
    }

    private func loads(for service: DesiredService) -> [String] {
        loads.filter { load in
            load.images.contains { image in service.manifests.contains { $0.uses(image: image.reference) } }
        }.map(\.id)
    }

    private var loads: [ImageLoad] { ImageLoad.all(desired, contents) }

    private func isRolledOut(_ key: ObjectKey) -> Bool {
        guard let object = contents.objects[key] else { return false }
        return Rollout(object).isOver
    }

    private func hasEndpoints(_ service: ObjectKey) -> Bool {
        let key = ObjectKey(apiVersion: "v1", kind: "Endpoints", namespace: service.namespace, name: service.name)
        return (contents.objects[key]?["subsets"]?.array ?? []).contains { $0["addresses"]?.array?.isEmpty == false }
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
                id: id, title: "run \(hook.run.joined(separator: " "))",
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
            id: "record", title: "note the state in the cluster",
            reason: steps.isEmpty ? reason : "it changes", cost: "a second",
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

import ContainerTools

/// What is done for one service or job.
extension ContentsPlanner {
    /// - Parameters:
    ///   - before: the steps that come before any service.
    ///   - deployed: the services and jobs that the plan deploys, of those that come before this one.
    func serviceSteps(_ service: DesiredService, before: [String], deployed: Set<String>) -> [Step] {
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
        let isStale = contents.hasStaleAPIServer
        let silent = service.probes.filter { isStale || !observed.answering.contains($0.url) }
        if let first = silent.first ?? (steps.isEmpty ? nil : service.probes.first) {
            let probes = steps.isEmpty ? silent : service.probes
            let place = probes.count == 1 ? "port \(first.port)" : "\(probes.count) ports"
            steps.append(
                Step(
                    id: "answers \(service.name)", title: "wait until \(service.name) answers on \(place)",
                    reason: steps.isEmpty ? reason(forAsking: first) : "\(service.name) is deployed",
                    cost: "seconds", needs: steps.isEmpty ? needs : [service.stepID],
                    action: .waitForAnswers(probes)))
        }
        return steps
    }

    private func reason(forAsking probe: Probe) -> String {
        observed.answering.contains(probe.url)
            ? "the API server is not known by its new address alone yet" : "\(probe.url) does not answer"
    }

    /// What is to be applied of a service. A job is run again where something that it needs is deployed, and where the
    /// pods that it prepared were restarted.
    private func changes(of service: DesiredService, deployed: Set<String>) -> [Change] {
        let changes = changes(among: service.manifests)
        guard service.kind == .job else { return changes }
        let reason: String
        if let needed = service.needs.first(where: deployed.contains) {
            reason = "runs again, since \(needed) is deployed"
        } else if contents.record?.jobs[service.name] != service.digest {
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

    var loads: [ImageLoad] { ImageLoad.all(desired, contents) }

    private func isRolledOut(_ key: ObjectKey) -> Bool {
        guard let object = contents.objects[key] else { return false }
        return Rollout(object).isOver
    }

    private func hasEndpoints(_ service: ObjectKey) -> Bool {
        let key = ObjectKey(apiVersion: "v1", kind: "Endpoints", namespace: service.namespace, name: service.name)
        return (contents.objects[key]?["subsets"]?.array ?? []).contains { $0["addresses"]?.array?.isEmpty == false }
    }
}

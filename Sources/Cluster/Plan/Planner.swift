import ContainerTools

/// Finds the steps from what was observed to what is desired. A pure function: the same input gives the same plan.
struct Planner {
    let desired: Desired
    let observed: Observed

    /// - Parameter times: how long steps took in recent runs.
    static func plan(_ desired: Desired, _ observed: Observed, times: StepTimes = StepTimes()) -> Plan {
        times.applied(to: Planner(desired: desired, observed: observed).plan())
    }

    private func plan() -> Plan {
        var plan = Plan()
        plan.obstacles = obstacles()
        guard plan.obstacles.isEmpty else { return plan }
        let changes = ShapeComparison(desired: desired, observed: observed).changes
        switch observed.cluster {
        case .unmanaged:
            break
        case .absent:
            plan.steps = wholePlan(creation("it does not exist", replacing: false))
        case _ where isHalfMade:
            plan.steps = wholePlan(creation("its creation was interrupted", replacing: true))
        case _ where !observed.nodes.contains { $0.role == "control-plane" }:
            // Where nothing is left that could be lost, nobody has to be asked.
            plan.steps = wholePlan(creation("it has lost its control plane", replacing: true))
        case _ where !changes.isEmpty:
            plan.recreation = changes
            plan.steps = wholePlan(creation(changes.joined(separator: "; "), replacing: true))
        case .stopped:
            plan.steps = imageSteps(nil) + [start()]
            plan.isComplete = false
        case .silent(let reason):
            plan.steps = [wait(reason)]
            plan.isComplete = false
        case .answering where !observed.otherPlatforms.isEmpty:
            // What the nodes have is compared with the image that is pulled now.
            plan.steps = desired.images.filter { observed.otherPlatforms[$0.reference] != nil }.map(pull)
            plan.isComplete = false
        case .answering(let contents):
            plan.steps = steps(for: contents)
        }
        let missing = missingImages(plan.steps)
        return missing.isEmpty ? plan : Plan(obstacles: missing)
    }

    private func obstacles() -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if observed.cluster == .unmanaged {
            obstacles.append(
                .unmanagedCluster(name: desired.cluster, difference: "its nodes lack the label \(desired.label)"))
        }
        if case .otherCluster(let other) = observed.kubeconfig {
            obstacles.append(.otherClustersKubeconfig(path: desired.profile.cluster.kubeconfig, cluster: other))
        }
        return obstacles
    }

    /// The images that the steps would pull and must not.
    private func missingImages(_ steps: [Step]) -> [Obstacle] {
        steps.compactMap { step in
            guard case .pull(let image) = step.action, image.source == .pull(.never) else { return nil }
            return .missingImage(name: image.name, reference: image.pulledReference, platform: image.platform)
        }
    }

    /// A creation that was begun and whose end nobody saw: the record is the first thing written after it.
    private var isHalfMade: Bool { observed.isCreationUnfinished && observed.contents?.record == nil }
}

// MARK: - The cluster's own steps

extension Planner {
    private func creation(_ reason: String, replacing: Bool) -> Step {
        let count = desired.shape.nodes.count
        let nodes = count == 1 ? "1 node" : "\(count) nodes"
        return Step(
            id: "cluster", title: "\(replacing ? "recreate" : "create") the cluster \(desired.cluster) (\(nodes))",
            reason: reason,
            cost: replacing ? "about a minute; what is in the cluster is lost" : "about a minute", needs: [],
            milestones: [Step.nodesBooted, Step.controlPlaneStarted],
            action: .createCluster(replacing: replacing))
    }

    private func start() -> Step {
        let stopped = observed.nodes.filter { !$0.isRunning }.map(\.name).sorted()
        return Step(
            id: "cluster", title: "start the cluster \(desired.cluster)",
            reason: "\(stopped.joined(separator: ", ")) \(stopped.count == 1 ? "is" : "are") stopped",
            cost: "seconds; what else is to do is seen then", needs: [], action: .startNodes(stopped))
    }

    private func wait(_ reason: String) -> Step {
        Step(
            id: "cluster", title: "wait for the API server of \(desired.cluster)", reason: reason,
            cost: "up to a minute", needs: [], action: .waitForAPIServer)
    }

    private func wholePlan(_ creation: Step) -> [Step] {
        var steps = [creation, waitForNodes("they are new", needs: [creation.id])]
        var fresh = Observed.Contents()
        for image in desired.images { fresh.nodesLacking[image.reference] = Set(desired.workloadNodes) }
        steps += imageSteps(fresh) + unpackingSteps
        steps += ContentsPlanner(desired: desired, observed: observed, contents: fresh).steps()
        return connected(steps)
    }

    /// A worker waits until it can join; what it will run of Kubernetes' own is packed until then. Earlier, unpacking
    /// would slow the control plane down at its busiest.
    private var unpackingSteps: [Step] {
        let workers = desired.shape.nodeNames(of: .worker, cluster: desired.cluster)
        guard !workers.isEmpty else { return [] }
        return [
            Step(
                id: "unpack", title: "unpack Kubernetes' images in \(workers.joined(separator: ", "))",
                reason: "they are new", cost: "nothing, beside the creation", needs: [Step.controlPlaneStarted],
                action: .unpack(nodes: workers))
        ]
    }

    private func steps(for contents: Observed.Contents) -> [Step] {
        var steps: [Step] = []
        if observed.kubeconfig != .current {
            let reason = if case .stale(let reason) = observed.kubeconfig { reason } else { "it is missing" }
            steps.append(
                Step(
                    id: "kubeconfig", title: "write \(desired.profile.cluster.kubeconfig)", reason: reason,
                    cost: "instant", needs: [], action: .writeKubeconfig))
        }
        let unready = contents.nodes.filter { !$0.isReady }.map(\.name).sorted()
        if !unready.isEmpty {
            steps.append(waitForNodes("\(unready.joined(separator: ", ")) not ready", needs: []))
        }
        steps += imageSteps(contents)
        steps += ContentsPlanner(desired: desired, observed: observed, contents: contents).steps()
        return connected(steps)
    }

    private func waitForNodes(_ reason: String, needs: [String]) -> Step {
        Step(
            id: "nodes", title: "wait until the nodes are ready", reason: reason, cost: "about 10 s", needs: needs,
            action: .waitForNodes)
    }

    /// The steps with only those needs that are among them, and with what talks to the API server after what makes
    /// that possible.
    private func connected(_ steps: [Step]) -> [Step] {
        let ids = Set(steps.flatMap { [$0.id] + $0.milestones })
        let access = ["cluster", "kubeconfig"].filter(ids.contains)
        return steps.map { step in
            var step = step
            step.needs = step.needs.filter(ids.contains)
            if step.action.talksToCluster {
                step.needs += access.filter { $0 != step.id && !step.needs.contains($0) }
            }
            return step
        }
    }
}

extension Action {
    /// Whether it requires the API server.
    package var talksToCluster: Bool {
        switch self {
        case .build, .pull, .tag, .load, .unpack, .createCluster, .startNodes, .waitForAPIServer, .restore,
            .writeKubeconfig:
            false
        default: true
        }
    }
}

// MARK: - Images

extension Planner {
    /// - Parameter contents: nil where the nodes cannot be asked; then images are only made ready on this machine.
    private func imageSteps(_ contents: Observed.Contents?) -> [Step] {
        var steps: [Step] = []
        for image in desired.images where observed.hostImages[image.reference] == nil {
            if let contents, contents.nodesLacking[image.reference] == nil { continue }
            switch image.source {
            case .pull where observed.hostDigests.contains(image.reference):
                steps.append(
                    Step(
                        id: "image \(image.name)", title: "tag \(image.pulledReference)",
                        reason: "nodes refer to an image with a digest by a tag", cost: "instant", needs: [],
                        action: .tag(image)))
            case .pull(.never) where contents == nil: continue
            case .build(let recipe):
                steps.append(
                    Step(
                        id: "image \(image.name)", title: "build the image \(image.name)",
                        reason: "no image of its current context, Dockerfile and arguments exists",
                        cost: "what its Dockerfile takes", needs: [], action: .build(image, recipe)))
            case .pull: steps.append(pull(image))
            }
        }
        return steps + (contents.map(loadSteps) ?? [])
    }

    private func pull(_ image: DesiredImage) -> Step {
        let other = observed.otherPlatforms[image.reference]
        return Step(
            id: "image \(image.name)", title: "pull \(image.pulledReference)\(image.forPlatform)",
            reason: other.map { "this machine has it for \($0)" } ?? "it is not on this machine",
            cost: "what its download takes", needs: [], action: .pull(image))
    }

    private func loadSteps(_ contents: Observed.Contents) -> [Step] {
        ImageLoad.all(desired, contents).map { load in
            let (images, nodes) = (load.images, load.nodes)
            return Step(
                id: load.id, title: "load \(load.names) into \(nodes.joined(separator: ", "))",
                reason:
                    "\(nodes.count == 1 ? "the node lacks" : "the nodes lack") \(images.count == 1 ? "it" : "them")",
                cost: "seconds", needs: images.map { "image \($0.name)" } + [Step.nodesBooted],
                action: .load(images, nodes: nodes))
        }
    }
}

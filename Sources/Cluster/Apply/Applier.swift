import ContainerTools
import Foundation
import Profile
import Programs

/// Does what a plan says. Each action is in a file of its own.
struct Applier: Sendable {
    let desired: Desired
    let observed: Observed
    let runner: Runner
    let folder: StateFolder
    let events: EventHandler
    /// The variables that programs inherit.
    var variables = ProcessInfo.processInfo.environment
    let results = RunResults()

    var docker: Docker { Docker(runner: runner) }
    var kind: Kind { Kind(runner: runner) }
    var kubectl: Kubectl { Kubectl(runner: runner, kubeconfig: desired.profile.cluster.kubeconfig) }
    var kubeconfig: Kubeconfig {
        Kubeconfig(path: desired.profile.cluster.kubeconfig, cluster: desired.cluster)
    }

    func apply(_ plan: Plan) async throws {
        let builds = desired.profile.parallelBuilds ?? ProcessInfo.processInfo.activeProcessorCount
        try await StepGraph.run(plan.steps, builds: builds) { step, reach in
            let clock = ContinuousClock()
            let start = clock.now
            events(.started(step))
            do {
                try await perform(step) { milestone in
                    // Told first, so that nothing which waited for it is told of before.
                    events(.reached(milestone: milestone))
                    reach(milestone)
                }
                let duration = clock.now - start
                await results.add(step.timeKey, duration)
                events(.ended(step, after: duration, error: nil))
            } catch {
                events(.ended(step, after: clock.now - start, error: desired.redaction("\(error)")))
                throw error
            }
        }
    }

    private func perform(_ step: Step, reach: @escaping StepGraph.OnMilestone) async throws {
        let redaction = desired.redaction
        let progress: Runner.LineHandler = { events(.progress(step: step.id, text: redaction($0))) }
        switch step.action {
        case .createCluster(let replacing):
            try await createCluster(replacing: replacing, progress, reach)
        case .startNodes(let names): try await startNodes(names, progress)
        case .waitForAPIServer: try await waitForSilentAPIServer()
        case .restore(let node, let running): try await restore(in: node, running: running)
        case .writeKubeconfig: try kubeconfig.write(await kind.kubeconfig(of: desired.cluster))
        case .waitForNodes: try await waitForNodes()
        case .unpack(let nodes): try await unpack(in: nodes)
        case .build(let image, let recipe):
            try await docker.build(
                image, recipe, in: desired.profile.directory, variables: variables, onLine: progress)
        case .pull(let image): try await docker.pull(image, onLine: progress)
        case .tag(let image): try await docker.tag(image)
        case .load(let images, let nodes): try await load(images, into: nodes, progress)
        case .remove(let keys): try await remove(keys)
        case .applyDefinitions(let manifests): try await applyDefinitions(manifests)
        case .apply(let manifests): try await apply(manifests, as: "manifests.yaml")
        case .deploy(let service, let changed, let restarted):
            try await deploy(service, changed: changed, restarted: restarted, progress)
        case .waitForAnswers(let probes): try await waitForAnswers(probes)
        case .runHook(let hook): try await run(hook, progress)
        case .record: try await record()
        }
    }

    private func run(_ hook: Hook, _ progress: @escaping Runner.LineHandler) async throws {
        guard let program = hook.run.first else { return }
        let path = program.hasPrefix("./") ? desired.profile.directory + program.dropFirst() : program
        try await runner.run(
            Command(
                path, Array(hook.run.dropFirst()),
                environment: Dictionary(desired.profile.variables.map { ($0.name, $0.value) }) { $1 },
                directory: desired.profile.directory, timeout: hook.timeout),
            onLine: progress)
    }
}

/// What the steps of one run leave: for its last one, and for later runs.
actor RunResults {
    private(set) var applied: [ObjectKey: JSONValue] = [:]
    /// How long the steps took that are done.
    private(set) var times: [(step: String, duration: Duration)] = []

    func add(_ step: String, _ duration: Duration) { times.append((step, duration)) }

    func add(_ objects: [JSONValue]) {
        for object in objects {
            if let key = ObjectKey(object) { applied[key] = object }
        }
    }
}

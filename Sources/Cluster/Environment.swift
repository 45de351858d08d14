import ContainerTools
import Files
import Foundation
import Profile
import Programs

/// What a profile brings up: one cluster, its images, its services and its ports.
package struct Environment: Sendable {
    /// What the profile asks for.
    package let desired: Desired
    package let runner: Runner
    package let folder: StateFolder
    package let events: EventHandler
    package let diagnosis: any Diagnosing

    /// - Parameters:
    ///   - desired: what the profile asks for.
    ///   - runner: starts the programs.
    ///   - folder: where locks and marks are kept.
    ///   - events: told what happens.
    ///   - diagnosis: checks the machine before the first step and explains failures.
    package init(
        _ desired: Desired, runner: Runner, folder: StateFolder, events: @escaping EventHandler,
        diagnosis: any Diagnosing
    ) {
        self.desired = desired
        self.runner = runner.redacting(desired.redaction)
        self.folder = folder
        self.events = events
        self.diagnosis = diagnosis
    }

    package var cluster: String { desired.cluster }
    private var times: StepTimesFile { StepTimesFile(folder: folder, cluster: cluster) }
    private var lock: Lock { Lock(folder: folder, cluster: cluster) }
    private var kubeconfig: Kubeconfig { Kubeconfig(path: desired.profile.cluster.kubeconfig, cluster: cluster) }

    /// Finds out what is there; changes nothing.
    package func observe() async throws -> Observed {
        try await Observer(desired: desired, runner: runner, folder: folder).observe()
    }

    /// What ``up(mayRecreate:)`` would do; changes nothing.
    package func plan() async throws -> Plan { Planner.plan(desired, try await observe(), times: times.read()) }

    /// Brings the environment to the state the profile describes.
    ///
    /// - Parameter mayRecreate: asked, with what differs, before a cluster is recreated.
    /// - Returns: whether anything was changed.
    /// - Throws: ``Obstacle``, ``RecreationRefused``, ``ChecksFailed``, ``FailedRun`` where a step, a program or observing
    ///   failed.
    package func up(mayRecreate: @Sendable ([String]) async throws -> Bool) async throws -> Bool {
        try await locked {
            try await diagnosis.explaining(self) { environment in
                try await environment.pullAlways()
                return try await environment.converge(mayRecreate)
            }
        }
    }

    func converge(_ mayRecreate: @Sendable ([String]) async throws -> Bool) async throws -> Bool {
        var (isChanged, isChecked) = (false, false)
        // After a start, or a wait for the API server, the rest is planned from what is seen then.
        for _ in 1...5 {
            let observed = try await preparing(.observe) { try await observe() }
            try clearStaleCreationMark(observed)
            let plan = Planner.plan(desired, observed, times: times.read())
            if let obstacle = plan.obstacles.first { throw obstacle }
            if plan.steps.isEmpty { return isChanged }
            if !plan.recreation.isEmpty, try await !mayRecreate(plan.recreation) {
                throw RecreationRefused(cluster: cluster, changes: plan.recreation, cost: plan.creationCost)
            }
            if !isChecked { try await diagnosis.check(self, before: plan, observed) }
            (isChanged, isChecked) = (true, true)
            events(.planned(plan))
            try await apply(plan, observed)
            if plan.isComplete { return true }
        }
        throw NotConverged(cluster: cluster)
    }

    /// Stops the nodes and keeps them for the next ``up(mayRecreate:)``.
    ///
    /// - Returns: whether any node ran.
    package func stop() async throws -> Bool {
        try await locked {
            let observed = try await observe()
            try refuseUnmanaged(observed)
            let running = observed.nodes.filter(\.isRunning).map(\.name)
            if !running.isEmpty { try await Docker(runner: runner).stop(running) }
            return !running.isEmpty
        }
    }

    /// Removes the cluster and its kubeconfig, and nothing else.
    ///
    /// - Parameter images: whether the images that envboot built for it are removed too.
    /// - Returns: what was removed, in words for the user; nothing where there was nothing.
    package func down(images: Bool) async throws -> [String] {
        try await locked {
            let observed = try await observe()
            try refuseUnmanaged(observed)
            var removed: [String] = []
            if observed.cluster != .absent {
                try await Kind(runner: runner).delete(cluster)
                removed.append("the cluster \(cluster)")
            }
            try CreationMark(folder: folder, cluster: cluster).clear()
            try folder.clear(cluster)
            if try kubeconfig.remove() { removed.append(kubeconfig.path) }
            if images {
                let docker = Docker(runner: runner)
                let references = try await docker.builtImages(for: cluster)
                if !references.isEmpty { try await docker.removeImages(references) }
                removed += references.map { "the image \($0)" }
            }
            return removed
        }
    }

    func locked<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await lock.whileHeld(onWait: { events(.waiting(holder: $0)) }, body)
    }

    /// A mark that outlived a kill must not let a healthy cluster pass for a half-made one some day.
    private func clearStaleCreationMark(_ observed: Observed) throws {
        guard observed.isCreationUnfinished, observed.contents?.record != nil else { return }
        try CreationMark(folder: folder, cluster: cluster).clear()
    }

    private func refuseUnmanaged(_ observed: Observed) throws {
        if observed.cluster == .unmanaged {
            throw Obstacle.unmanagedCluster(name: cluster, difference: "its nodes lack the label \(desired.label)")
        }
    }

    /// Pulled before anything is observed, so that an image which changed is seen to.
    func pullAlways() async throws {
        let images = desired.images.filter { $0.source == .pull(.always) }
        if images.isEmpty { return }
        try await preparing(.pull) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for image in images { group.addTask { try await Docker(runner: runner).pull(image) } }
                try await group.waitForAll()
            }
        }
    }

    func preparing<Result>(
        _ preparation: Preparation, _ body: () async throws -> Result
    ) async throws -> Result {
        events(.preparing(preparation))
        do {
            let result = try await body()
            events(.prepared(preparation, error: nil))
            return result
        } catch {
            events(.prepared(preparation, error: "\(error)"))
            throw error
        }
    }

    func apply(_ plan: Plan, _ observed: Observed) async throws {
        var known = observed
        // What was in a cluster that is recreated is gone by the time that anything is applied.
        if plan.createsCluster { known.cluster = .absent }
        let applier = Applier(desired: desired, observed: known, runner: runner, folder: folder, events: events)
        do {
            try await applier.apply(plan)
        } catch {
            await times.add(applier.results.times)
            throw error
        }
        await times.add(applier.results.times)
    }
}

import ContainerTools
import Programs

extension Applier {
    /// Applies what changed of a service and waits until its pods are rolled out or have ended, its services lead to
    /// them, and what the profile waits for besides holds.
    func deploy(
        _ service: DesiredService, changed: [Manifest], restarted: [ObjectKey], _ progress: @escaping Runner.LineHandler
    ) async throws {
        if !changed.isEmpty { try await apply(changed, as: "service-\(service.name).yaml") }
        for key in restarted { try await kubectl.rolloutRestart(key) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for workload in service.manifests where workload.key.isWorkload {
                group.addTask { try await waitForRollout(workload, timeout: service.timeout, progress) }
            }
            for job in service.manifests where job.key.isJob {
                group.addTask { try await waitForEnd(of: job, timeout: service.timeout) }
            }
            try await group.waitForAll()
        }
        try await waitForConditions(of: service)
        try await waitForEndpoints(of: service.endpoints)
    }

    /// Waits until a workload's pods are ready, and fails at once where they cannot become so.
    private func waitForRollout(
        _ workload: Manifest, timeout: Duration, _ progress: @escaping Runner.LineHandler
    ) async throws {
        try await whileHopeful(workload, timeout: timeout) {
            try await kubectl.rolloutStatus(workload.key, timeout: timeout, onLine: progress)
        }
    }

    /// Waits for what a workload's pods do, and no longer than they can still do it and their nodes run.
    func whileHopeful(
        _ workload: Manifest, timeout: Duration, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withBackgroundTask(by: {
            // Most are there by then, and need no second program.
            try await Task.sleep(for: .seconds(10))
            try await failIfHopeless(workload, timeout: timeout)
        }) {
            try await whileNodesRun(timeout: timeout, body)
        }
    }

    private func failIfHopeless(_ workload: Manifest, timeout: Duration) async throws {
        guard let selector = workload.podSelector else { return }
        while let failures = await failures(of: selector, timeout: timeout) {
            // Until the controller has seen the newest template, the pods are of the one before.
            if workload.key.isJob { throw HopelessPods(failures: failures) }
            if let object = try? await kubectl.get(workload.key), Rollout(object).isObserved {
                throw HopelessPods(failures: failures)
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Waits until some of a workload's newest pods have failed for good; nil where that cannot be seen. Whether pods
    /// become ready is told by their rollout in any case.
    private func failures(of selector: [String], timeout: Duration) async -> [String]? {
        var pods = PodWatch()
        let isFailed = try? await kubectl.watchPods(selector, as: PodWatch.format, timeout: timeout) { line in
            pods.note(line)
            return !pods.failures.isEmpty
        }
        return isFailed == true ? pods.failures : nil
    }
}

/// Pods that do not become ready, however long they are waited for.
struct HopelessPods: Error, CustomStringConvertible {
    /// Each pod's name with what keeps it.
    let failures: [String]
    var description: String { "its pods cannot become ready: " + failures.joined(separator: "; ") }
}

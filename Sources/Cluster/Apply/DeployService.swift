import Programs

extension Applier {
    /// Applies what changed of a service and waits until its pods are rolled out and its services lead to them.
    func deploy(
        _ service: DesiredService, changed: [Manifest], restarted: [ObjectKey], _ progress: @escaping Runner.LineHandler
    ) async throws {
        if !changed.isEmpty { try await apply(changed, as: "service-\(service.name).yaml") }
        for key in restarted { try await kubectl.rolloutRestart(key) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in service.workloads {
                group.addTask { try await kubectl.rolloutStatus(key, timeout: .seconds(180), onLine: progress) }
            }
            try await group.waitForAll()
        }
        // A service that is asked from outside shows by its answers that it leads to its pods.
        guard service.probes.isEmpty else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in service.endpoints {
                group.addTask { try await kubectl.waitForEndpoints(of: key, timeout: .seconds(60)) }
            }
            try await group.waitForAll()
        }
    }
}

extension Environment {
    /// Takes the cluster back to what it was when ``up(mayRecreate:)`` had last changed it, whatever was done to it
    /// since, and then brings the environment to the state the profile describes. Where there is no cluster, or the profile asks
    /// for another, that is the same as ``up(mayRecreate:)``.
    ///
    /// - Parameter mayRecreate: asked, with what differs, before a cluster is recreated.
    /// - Throws: ``ResetRefused`` where the state is not all in one etcd; else as ``up(mayRecreate:)``.
    package func reset(mayRecreate: @Sendable ([String]) async throws -> Bool) async throws {
        try await locked {
            try await diagnosis.explaining(self) { try await $0.resetWhileLocked(mayRecreate) }
        }
    }

    private func resetWhileLocked(_ mayRecreate: @Sendable ([String]) async throws -> Bool) async throws {
        try await pullAlways()
        let observed = try await preparing(.observe) { try await observe() }
        let plan = Planner.plan(desired, observed)
        if let obstacle = plan.obstacles.first { throw obstacle }
        if !plan.createsCluster { try await restore(observed) }
        _ = try await converge(mayRecreate)
    }

    private func restore(_ observed: Observed) async throws {
        let obstacles = desired.resetObstacles
        guard obstacles.isEmpty, let node = desired.onlyControlPlane else {
            throw ResetRefused(cluster: cluster, reasons: obstacles)
        }
        let step = Step(
            id: "restore", title: "restore the state left by up in \(cluster)", reason: "reset requested",
            cost: "seconds; what was done in the cluster since is lost", needs: [],
            action: .restore(node: node, running: observed.nodes.filter(\.isRunning).map(\.name)))
        let plan = Plan(steps: [step], isComplete: false)
        events(.planned(plan))
        try await apply(plan, observed)
    }
}

extension Environment {
    /// Takes the cluster back to what it was when ``up(mayRecreate:)`` had last changed it, whatever was done to it
    /// since, and then makes the environment be what the profile says. Where there is no cluster, or the profile asks
    /// for another, that is the same as ``up(mayRecreate:)``.
    ///
    /// - Parameter mayRecreate: asked, with what differs, before a cluster is made anew.
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
            id: "put back", title: "put back what up left in \(cluster)", reason: "that is what a reset does",
            cost: "seconds; what was done in the cluster since is lost", needs: [],
            action: .restore(node: node, running: observed.nodes.filter(\.isRunning).map(\.name)))
        let plan = Plan(steps: [step], isComplete: false)
        events(.planned(plan))
        try await apply(plan, observed)
    }
}

import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A row of the planner's table: a converged environment, one change, and the plan that it leads to.
struct PlannerCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Changes the profile, or the files that it names, after the cluster was made from it.
    let profile: @Sendable (inout String, Sandbox) throws -> Void
    /// Changes what is observed.
    let observed: @Sendable (inout Observed, Desired) -> Void
    /// Each step as `id: reason`, and ` < ` the steps that it needs.
    let steps: [String]
    let isComplete: Bool
    let recreation: [String]
    let obstacles: [Obstacle]

    init(
        _ description: String, profile: @escaping @Sendable (inout String, Sandbox) throws -> Void = { _, _ in },
        observed: @escaping @Sendable (inout Observed, Desired) -> Void = { _, _ in }, steps: [String] = [],
        isComplete: Bool = true, recreation: [String] = [], obstacles: [Obstacle] = []
    ) {
        testDescription = description
        self.profile = profile
        self.observed = observed
        self.steps = steps
        self.isComplete = isComplete
        self.recreation = recreation
        self.obstacles = obstacles
    }

    /// What is planned, and checked for all plans: needs are known and met in order, and planning again is the same.
    func plan() throws -> Plan {
        let sandbox = try Sandbox()
        var observed = try Observed.converged(try sandbox.desired())
        var text = Sandbox.profile
        try profile(&text, sandbox)
        let desired = try sandbox.desired(text)
        self.observed(&observed, desired)
        let plan = Planner.plan(desired, observed)
        #expect(Planner.plan(desired, observed) == plan)
        expectNeedsAreMetInOrder(plan)
        return plan
    }

    func check() throws {
        let plan = try plan()
        #expect(plan.steps.map(\.line) == steps)
        #expect(plan.isComplete == isComplete)
        #expect(plan.recreation == recreation)
        #expect(plan.obstacles.map(\.withoutFolder) == obstacles)
    }
}

extension Obstacle {
    /// The obstacle with the folder of the test left out.
    fileprivate var withoutFolder: Obstacle {
        guard case .otherClustersKubeconfig(let path, let cluster) = self else { return self }
        return .otherClustersKubeconfig(path: path.split(separator: "/").last.map(String.init) ?? "", cluster: cluster)
    }
}

extension Step {
    var line: String { "\(id): \(reason)" + (needs.isEmpty ? "" : " < \(needs.joined(separator: "; "))") }
}

/// Every step's needs are steps that stand before it, or their milestones; so the graph has no circle either.
func expectNeedsAreMetInOrder(_ plan: Plan) {
    var before: Set<String> = []
    for step in plan.steps {
        #expect(before.isSuperset(of: step.needs), "\(step.id) needs \(step.needs)")
        #expect(Set(step.needs).count == step.needs.count, "\(step.id) needs a step twice: \(step.needs)")
        #expect(before.insert(step.id).inserted, "\(step.id) is planned twice")
        before.formUnion(step.milestones)
    }
}

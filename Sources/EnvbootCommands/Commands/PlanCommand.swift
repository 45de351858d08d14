import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Terminal

struct PlanCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what up would do and why, without changing anything.",
        discussion: """
            Examples:
              envboot plan
              envboot plan --check || echo 'not what the profile says'
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions
    @Flag(help: "End with status 3 where something would change.")
    var check = false

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let environment = try await context.environment()
        let plan = try await environment.plan()
        if context.options.isJSON {
            try context.print(json: JSONPlan(plan))
        } else {
            show(plan, of: environment, in: context)
        }
        if check && !plan.isEmpty { throw ExitCode(Status.differs) }
    }

    private func show(_ plan: Plan, of environment: Environment, in context: Context) {
        let name = environment.desired.cluster
        for obstacle in plan.obstacles { context.output.write(line: "blocked: \(obstacle)") }
        if plan.isEmpty {
            context.output.write(line: "\(name) is up to date (\(environment.desired.profile.file))")
        }
        if plan.steps.isEmpty { return }
        let rows = plan.steps.map { [$0.title, $0.reason, $0.cost] }
        context.output.write(Table(header: ["STEP", "WHY", "COST"], rows: rows).text(for: context.output))
        if !plan.isComplete { context.output.write(line: "what else is to be done is seen after this") }
    }
}

/// A plan as JSON; docs/output.md has the shape.
private struct JSONPlan: Encodable {
    struct JSONStep: Encodable {
        var id: String
        var title: String
        var reason: String
        var cost: String
        var needs: [String]
    }

    var steps: [JSONStep]
    var complete: Bool
    var recreation: [String]
    var obstacles: [String]

    init(_ plan: Plan) {
        steps = plan.steps.map {
            JSONStep(id: $0.id, title: $0.title, reason: $0.reason, cost: $0.cost, needs: $0.needs)
        }
        complete = plan.isComplete
        recreation = plan.recreation
        obstacles = plan.obstacles.map(\.description)
    }
}

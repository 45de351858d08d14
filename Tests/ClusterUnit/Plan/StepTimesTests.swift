import Foundation
import Programs
import Testing

@testable import Cluster

@Suite("The costs of steps from recent runs")
struct StepTimesTests {
    private let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    private var file: StepTimesFile { StepTimesFile(folder: sandbox.state, cluster: "shop") }

    private func step(_ action: Action = .record, cost: String = "seconds") -> Step {
        Step(id: "s", title: "", reason: "", cost: cost, needs: [], action: action)
    }

    private func times(_ seconds: [Double]) -> StepTimes {
        var times = StepTimes()
        for time in seconds { times.add([("s", .seconds(time))]) }
        return times
    }

    @Test(
        "The cost is the median of the last five runs, rounded",
        arguments: [
            ([], nil), ([0.2], "less than a second, as in 1 earlier run"), ([3.4], "about 3 s, as in 1 earlier run"),
            ([31, 900, 29], "about 30 s, as in 3 earlier runs"), ([10, 20], "about 15 s, as in 2 earlier runs"),
            ([900, 900, 900, 33, 33, 33, 33, 900], "about 35 s, as in 5 earlier runs"),
            ([61], "about a minute, as in 1 earlier run"), ([125], "about 2 min, as in 1 earlier run"),
        ] as [([Double], String?)])
    func median(seconds: [Double], cost: String?) {
        #expect(times(seconds).estimate(for: step()) == cost)
    }

    @Test("A step that does something else under the same name has its own times")
    func actions() {
        let actions: [Action] = [.createCluster(replacing: true), .startNodes([]), .waitForAPIServer, .record]
        #expect(Set(actions.map { step($0).timeKey }).count == actions.count)
        #expect(step(.createCluster(replacing: true)).timeKey == step(.createCluster(replacing: false)).timeKey)
    }

    @Test("A plan says what steps took, what is said without earlier runs, and what is lost in any case")
    func plan() throws {
        let desired = try sandbox.desired()
        var observed = try Observed.converged(desired)
        observed.nodes[0].mounts = []
        var times = StepTimes()
        times.add([("create cluster", .seconds(31))])
        let plan = Planner.plan(desired, observed, times: times)
        let lost = "what is in the cluster is lost"
        #expect(plan.steps.first?.cost == "about 30 s, as in 1 earlier run; \(lost)")
        #expect(plan.creationCost == "about 30 s, as in 1 earlier run")
        let without = Planner.plan(desired, observed)
        #expect(without.steps.first?.cost == "about a minute; \(lost)" && without.creationCost == "about a minute")
        #expect(plan.steps.dropFirst().map(\.cost) == without.steps.dropFirst().map(\.cost))
    }

    @Test("The file keeps five times a step and 200 steps, the most recent ones, for its owner alone")
    func bounds() throws {
        for run in 0..<7 { file.add([("s", .seconds(run))]) }
        #expect(file.read().entries == [.init(step: "s", seconds: [2, 3, 4, 5, 6])])
        file.add((0..<250).map { ("step \($0)", .seconds(1)) })
        #expect(file.read().entries.count == 200 && file.read().entries.last?.step == "step 249")
        #expect(try sandbox.mode(of: "state/envboot/shop.times.json") == 0o600)
        #expect(StepTimesFile(folder: sandbox.state, cluster: "other").read() == StepTimes())
    }

    @Test(
        "A file that is missing, damaged, too large or not a file counts as no times, and is replaced if it can be",
        arguments: ["", "{", "[]", #"{"entries": [{"step": 1}]}"#, String(repeating: " ", count: 1 << 21)])
    func damaged(content: String) throws {
        #expect(file.read() == StepTimes())
        try sandbox.write(content, to: "state/envboot/shop.times.json")
        #expect(file.read() == StepTimes())
        file.add([("s", .seconds(1))])
        #expect(file.read().entries.map(\.step) == ["s"])
    }

    @Test("A file that cannot be written is no error")
    func unwritable() throws {
        try sandbox.write("", to: "state")
        file.add([("s", .seconds(1))])
        #expect(file.read() == StepTimes())
    }

    @Test("Applying a plan keeps the times of the steps that were done, also if another fails")
    func apply() async throws {
        let desired = try sandbox.desired()
        let programs = FakePrograms { command, _ in
            command.arguments.first == "pull" ? .failed("no route") : CommandOutput()
        }
        let environment = Environment(desired, runner: programs.runner, folder: sandbox.state)
        guard case .build(let recipe) = desired.images[0].source else {
            Issue.record("it is built")
            return
        }
        let build = step(.build(desired.images[0], recipe))
        let failing = Step(
            id: "p", title: "", reason: "", cost: "", needs: [build.id], action: .pull(desired.images[1]))
        await #expect(throws: StepFailure.self) {
            try await environment.apply(Plan(steps: [build, failing]), Observed())
        }
        #expect(file.read().entries.map(\.step) == ["build s"])
    }
}

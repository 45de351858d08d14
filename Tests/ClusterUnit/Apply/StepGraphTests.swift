import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Running a graph of steps")
struct StepGraphTests {
    @Test("A step begins after all that it needs")
    func order() async throws {
        let notes = Notes()
        let steps = [step("c", needs: ["a", "b"]), step("a"), step("b", needs: ["a"]), step("d", needs: ["c"])]
        try await StepGraph.run(steps) { step, _ in
            await notes.add("begin \(step.id)")
            await Task.yield()
            await notes.add("end \(step.id)")
        }
        #expect(await notes.all == ["a", "b", "c", "d"].flatMap { ["begin \($0)", "end \($0)"] })
    }

    @Test("Steps that need nothing of each other run side by side", .timeLimit(.minutes(1)))
    func sideBySide() async throws {
        let notes = Notes()
        // Each waits for the other: one after the other, they would wait for ever.
        try await StepGraph.run([step("a"), step("b")]) { step, _ in
            await notes.add(step.id)
            while await notes.all.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        }
        #expect(await Set(notes.all) == ["a", "b"])
    }

    @Test("After a failure no further step begins, those that run end, and the first failure is thrown")
    func failure() async throws {
        let notes = Notes()
        let steps = [step("fails"), step("slow"), step("later", needs: ["slow"]), step("next", needs: ["fails"])]
        let failure = try await #require(throws: StepFailure.self) {
            try await StepGraph.run(steps) { step, _ in
                if step.id == "fails" { throw Failure(name: "first") }
                while await !notes.all.contains("slow") {
                    try await Task.sleep(for: .milliseconds(20))
                    await notes.add(step.id)
                }
                throw Failure(name: "second")
            }
        }
        #expect(failure.step.id == "fails")
        #expect(failure.cause as? Failure == Failure(name: "first"))
        #expect(await notes.all == ["slow"])
    }

    @Test("A cancelled run cancels its steps and ends as cancelled", .timeLimit(.minutes(1)))
    func cancellation() async throws {
        let notes = Notes()
        let run = Task {
            try await StepGraph.run([step("a"), step("b", needs: ["a"])]) { step, _ in
                await notes.add(step.id)
                do {
                    try await Task.sleep(for: .seconds(600))
                } catch {
                    await notes.add("\(step.id) cancelled")
                    throw error
                }
            }
        }
        while await notes.all.isEmpty { await Task.yield() }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(await notes.all == ["a", "a cancelled"])
    }

    @Test("A step that needs a milestone begins once it is reached, while the step that has it goes on")
    func milestone() async throws {
        let notes = Notes()
        let steps = [step("long", milestones: ["half"]), step("short", needs: ["half"])]
        try await StepGraph.run(steps) { step, reach in
            await notes.add(step.id)
            guard step.id == "long" else { return }
            reach("half")
            while await !notes.all.contains("short") { try await Task.sleep(for: .milliseconds(1)) }
            await notes.add("end")
        }
        #expect(await notes.all == ["long", "short", "end"])
    }

    @Test("A milestone that a step did not tell of is reached with its end, and not where it fails")
    func untoldMilestone() async throws {
        for fails in [false, true] {
            let notes = Notes()
            let steps = [step("long", milestones: ["half"]), step("short", needs: ["half"])]
            try? await StepGraph.run(steps) { step, _ in
                await notes.add(step.id)
                if fails { throw Failure(name: "long") }
            }
            #expect(await notes.all == (fails ? ["long"] : ["long", "short"]))
        }
    }

    @Test("No more images are built at a time than the limit, other steps do not wait for them, and all are built")
    func builds() async throws {
        let image = try Sandbox().desired().images[0]
        guard case .build(let recipe) = image.source else {
            Issue.record("it is built")
            return
        }
        let notes = Notes()
        let builds = ["a", "b", "c"].map {
            Step(id: $0, title: $0, reason: "", cost: "", needs: [], action: .build(image, recipe))
        }
        try await StepGraph.run(builds + [step("other")], builds: 1) { step, _ in
            await notes.add("begin \(step.id)")
            while step.id == "a", await !notes.all.contains("end other") {
                try await Task.sleep(for: .milliseconds(1))
            }
            await notes.add("end \(step.id)")
        }
        let built = await notes.all.filter { !$0.hasSuffix("other") }
        #expect(built == ["begin a", "end a", "begin b", "end b", "begin c", "end c"])
    }

    @Test("No steps are no work")
    func nothing() async throws {
        try await StepGraph.run([]) { _, _ in Issue.record("nothing is to be done") }
    }

    private func step(_ id: String, needs: [String] = [], milestones: [String] = []) -> Step {
        Step(id: id, title: id, reason: "", cost: "", needs: needs, milestones: milestones, action: .record)
    }
}

private struct Failure: Error, Equatable { let name: String }

private actor Notes {
    private(set) var all: [String] = []
    func add(_ note: String) { all.append(note) }
}

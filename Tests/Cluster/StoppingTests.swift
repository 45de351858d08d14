import Testing

extension ClusterTests.Stopping {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("a stopped environment is kept, and the next up starts it")
    func stop() async throws {
        try await environment.converge()
        let before = try await environment.nodes()
        let stopped = try await environment.envboot("stop")
        #expect(stopped.status == 0)
        #expect(stopped.output == "\(environment.cluster) is stopped\n")
        #expect(try await environment.nodes() == before.map { $0.replacing("running", with: "exited") })
        #expect(try await environment.envboot("stop").output == "nothing to do: \(environment.cluster) does not run\n")

        let (status, plan) = try await environment.plan()
        #expect(status == 3)
        #expect(plan.ids == ["cluster"], "\(plan.steps)")

        let start = ContinuousClock.now
        let run = try await environment.envboot("up")
        #expect(run.status == 0, "\(run)")
        await environment.expectAnswers()
        // Half a minute on a machine that has nothing else to do.
        #expect(.now - start < .seconds(120))
        #expect(try await environment.nodes() == before)
        try await environment.expectNothingToDo()
    }
}

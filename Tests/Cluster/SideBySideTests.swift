import Foundation
import Testing

extension ClusterTests.SideBySide {
    private var redis: TestEnvironment { ClusterTests.redis }
    private var single: TestEnvironment { ClusterTests.single }

    @Test("two environments come up side by side: one for two programs at once, one after an interruption")
    func sideBySide() async throws {
        for environment in [redis, single] { try environment.write(environment.profile) }
        async let one = redis.envboot("up", "--output", "json")
        async let same = redis.envboot("up", "--output", "json")
        async let other = single.envboot("up")
        let (runs, interrupted) = (try await [one, same], try await other)

        for run in runs { #expect(run.status == 0, "\(run)") }
        #expect(try runs.filter { try $0.isChanged }.count == 1)
        let waited = try runs.flatMap { try $0.events.filter { $0.event == "waiting" } }
        #expect(waited.count == 1)
        #expect(waited.first?.text?.contains(#/^process \d+ \(envboot up/#) == true, "\(waited)")
        #expect(try await redis.nodes().count == 1)
        #expect(try await redis.kubectl("exec", "deployment/redis", "--", "redis-cli", "ping") == "PONG")

        #expect(interrupted.status == 0, "\(interrupted)")
        await single.expectAnswers()
        for environment in [redis, single] { try await environment.expectNothingToDo() }
    }

    @Test("down of one leaves the other, whose name begins alike, as it is")
    func downOfOne() async throws {
        for environment in [redis, single] { try await environment.converge() }
        let before = try await redis.nodes()
        var profile = redis.profile
        profile.name = "envboot-test-re"
        let alike = TestEnvironment(profile)
        try alike.write(profile)
        #expect(try await alike.plan().plan.ids.contains("cluster"))
        #expect(try await alike.envboot("down").output.hasPrefix("nothing to do"))
        #expect(try await single.envboot("down").status == 0)
        #expect(try await redis.nodes() == before)
        try await redis.expectNothingToDo()
    }
}

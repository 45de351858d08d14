import Foundation
import Testing

extension FaultTests.KilledAtSteps {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-steps", portBase: 21400))
    private static let undisturbed = Undisturbed(environment)

    /// All that a cold run does.
    private static let steps = [
        "image gateway", "cluster", "load redis, gateway", "nodes", "definitions", "manifests", "service redis",
        "service gateway", "answers gateway", "record",
    ]
    private static let kills = steps.flatMap { step in
        ["started", "done"].map { (Kill(moment: .event($0, step: step)), step) }
    }

    @Test(
        "up that is killed when a step begins or ends leaves no program running, and the next one ends as it should",
        arguments: kills)
    func step(kill: Kill, step: String) async throws {
        let undisturbed = try await Self.undisturbed.run
        #expect(Set(undisturbed.steps) == Set(Self.steps))
        // Only its own step needs the image to be built, which takes both CPUs for a while.
        try await Self.environment.expectRecovery(from: kill, undisturbed, isBuilding: step == "image gateway")
    }

    // Here, so that this suite takes as long as the one beside it.
    @Test(
        "up that is interrupted at any time leaves no program running, and the next one ends as it should",
        arguments: Kill.spread(signal: SIGINT))
    func interrupted(kill: Kill) async throws {
        try await Self.environment.expectRecovery(from: kill, try await Self.undisturbed.run)
    }
}

extension FaultTests.KilledAtMoments {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-moments", portBase: 21500))
    private static let undisturbed = Undisturbed(environment)

    private static let kills =
        (0..<20).map { Kill(moment: .share((Double($0) + 0.5) / 20)) }
        + Kill.spread(signal: SIGTERM)

    @Test(
        "up that is killed at any time leaves no program running, and the next one ends as it should",
        arguments: kills)
    func moment(kill: Kill) async throws {
        try await Self.environment.expectRecovery(from: kill, try await Self.undisturbed.run)
    }
}

extension Kill {
    /// Five of a signal, spread over a run.
    fileprivate static func spread(signal: Int32) -> [Kill] {
        (0..<5).map { Kill(moment: .share((Double($0) + 0.5) / 5), signal: signal) }
    }
}

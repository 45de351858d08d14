import Foundation
import Testing

extension FaultTests.KilledAtSteps {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-steps", portBase: 21400))

    @Test("up that is killed when a step begins or ends leaves no program running, and the next one ends as it should")
    func steps() async throws {
        let environment = Self.environment
        let (state, whole, steps) = try await environment.undisturbed()
        // All that a cold run of this profile does.
        try #require(steps.count == 10, "\(steps)")
        for step in steps {
            for event in ["started", "done"] {
                let kill = Kill(moment: .event(event, step: step))
                try await kill.isolated { try await environment.expectRecovery(from: kill, whole: whole, to: state) }
            }
        }
        _ = try await environment.envboot("down", "--images")
    }
}

extension FaultTests.KilledAtMoments {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-moments", portBase: 21500))

    private static let kills =
        (0..<20).map { Kill(moment: .share((Double($0) + 0.5) / 20)) }
        + [SIGTERM, SIGINT].flatMap { signal in
            (0..<5).map { Kill(moment: .share((Double($0) + 0.5) / 5), signal: signal) }
        }

    @Test("up that is killed or interrupted at any time leaves no program running, and the next one ends as it should")
    func moments() async throws {
        let environment = Self.environment
        let (state, whole, _) = try await environment.undisturbed()
        for kill in Self.kills {
            try await kill.isolated { try await environment.expectRecovery(from: kill, whole: whole, to: state) }
        }
        _ = try await environment.envboot("down", "--images")
    }
}

extension Kill {
    /// Runs the body, and goes on with the next where it fails, naming the kill.
    func isolated(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            try Task.checkCancellation()
            Issue.record("\(testDescription): \(error)")
        }
    }
}

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
        try await Self.environment.expectRecovery(from: [kill], undisturbed, isBuilding: step == "image gateway")
    }
}

extension FaultTests.KilledAtMoments {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-moments", portBase: 21500))
    private static let undisturbed = Undisturbed(environment)

    private static let kills: [KilledTwice] =
        KilledTwice.all(Kill.spread(20, SIGKILL)) + KilledTwice.all(Kill.spread(5, SIGTERM, SIGINT))

    @Test(
        "up that is ended at any time, and the next one too, leave no program running, and the one after ends as it should",
        arguments: kills)
    func moments(kills: KilledTwice) async throws {
        try await Self.environment.expectRecovery(from: [kills.first, kills.second], try await Self.undisturbed.run)
    }
}

/// Two kills in a row. The first, while the cluster is being made, leaves nothing that the next `up` can go on with: that
/// is a cold one too, and is killed later in it.
struct KilledTwice: Sendable, CustomTestStringConvertible {
    var first: Kill
    var second: Kill

    var testDescription: String { "\(first.testDescription), then \(second.testDescription)" }

    /// - Parameter kills: in the order of their moments.
    static func all(_ kills: [Kill]) -> [KilledTwice] {
        let half = kills.count / 2
        return zip(kills.prefix(half), kills.dropFirst(half)).map { KilledTwice(first: $0, second: $1) }
    }
}

extension Kill {
    /// Moments spread over a run, each with every one of the signals.
    fileprivate static func spread(_ count: Int, _ signals: Int32...) -> [Kill] {
        (0..<count).flatMap { index in
            signals.map { Kill(moment: .share((Double(index) + 0.5) / Double(count)), signal: $0) }
        }
    }
}

import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Profile
import Terminal

/// Brings an environment to the state that its profile describes, shows the steps, and asks before it recreates a cluster.
struct BringUp {
    struct Options: ParsableArguments {
        @Flag(help: "Recreate the cluster if the profile requires it.")
        var recreate = false
        @OptionGroup var timing: TimingOptions
    }

    typealias MayRecreate = @Sendable ([String]) async throws -> Bool

    let options: Options
    /// What the cluster is afterwards: `up`.
    let endState: String
    /// The work; it returns whether it changed anything.
    let work: @Sendable (Cluster.Environment, MayRecreate) async throws -> Bool

    func run(in context: Context) async throws {
        let run = try TimedRun(options.timing, in: context)
        let (profile, isChanged) = try await run.doing { try await bringUp(in: $0, run.stopwatch) }
        try UpSummary(
            profile: profile, isChanged: isChanged, state: endState, duration: .now - run.stopwatch.start
        ).print(in: context)
    }

    private func bringUp(in context: Context, _ stopwatch: Stopwatch) async throws -> (Profile, Bool) {
        let desired = try await context.desired()
        let allowed = options.recreate
        do {
            return (desired.profile, try await attempt(desired, in: context, stopwatch) { _ in allowed })
        } catch let refusal as RecreationRefused {
            // Asked outside of the display of steps, which would draw over the question.
            guard desired.profile.cluster.onChange == .ask, try await isAgreed(refusal, in: context) else {
                throw refusal
            }
            let agreed = refusal.changes
            return (desired.profile, try await attempt(desired, in: context, stopwatch) { $0 == agreed })
        }
    }

    private func attempt(
        _ desired: Desired, in context: Context, _ stopwatch: Stopwatch,
        _ mayRecreate: @escaping @Sendable ([String]) -> Bool
    ) async throws -> Bool {
        let display = EventDisplay(context)
        let environment = context.environment(
            of: desired, show: display.commands, events: stopwatch.noting(display.events))
        let isAllowed = desired.profile.cluster.onChange == .recreate
        return try await display.showing { [work] in
            try await work(environment) { mayRecreate($0) || isAllowed }
        }
    }

    /// Asks on a terminal before the cluster is recreated.
    ///
    /// - Returns: false if nobody is there to answer.
    private func isAgreed(_ refusal: RecreationRefused, in context: Context) async throws -> Bool {
        let prompt = Prompt(screen: context.errors)
        guard prompt.isPossible else { return false }
        context.errors.write(line: "applying this profile requires recreating the cluster:")
        for change in refusal.changes { context.errors.write(line: "  - \(change)") }
        return try await prompt.confirms(
            "Creating it takes \(refusal.cost), and this deletes everything in the cluster. Continue?")
    }
}

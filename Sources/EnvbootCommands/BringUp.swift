import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Profile
import Terminal

/// Runs what makes an environment be what the profile says, shows its steps, and asks before a cluster is made anew.
struct BringUp {
    struct Options: ParsableArguments {
        @Flag(help: "Make the cluster anew where the profile asks for what only a new one can bring.")
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
        let allowed = options.recreate
        do {
            return try await attempt(in: context, stopwatch) { _ in allowed }
        } catch let refusal as RecreationRefused {
            // Asked outside of the display of steps, which would draw over the question.
            guard try await Question(context).isAgreed(refusal) else { throw refusal }
            let agreed = refusal.changes
            return try await attempt(in: context, stopwatch) { $0 == agreed }
        }
    }

    private func attempt(
        in context: Context, _ stopwatch: Stopwatch, _ mayRecreate: @escaping @Sendable ([String]) -> Bool
    ) async throws -> (Profile, Bool) {
        let display = EventDisplay(context)
        let environment = try await context.environment(
            show: display.commands, events: stopwatch.noting(display.events))
        let profile = environment.desired.profile
        return try await display.showing { [work] in
            let isChanged = try await work(environment) { changes in
                mayRecreate(changes) || profile.cluster.onChange == .recreate
            }
            return (profile, isChanged)
        }
    }
}

/// Asks on a terminal before a cluster is made anew.
private struct Question {
    let context: Context

    init(_ context: Context) { self.context = context }

    /// - Returns: whether the user agreed; false where the profile forbids to ask, or nobody is there to answer.
    func isAgreed(_ refusal: RecreationRefused) async throws -> Bool {
        let prompt = Prompt(screen: context.errors)
        guard try context.loadProfile().cluster.onChange == .ask, prompt.isPossible else { return false }
        context.errors.write(line: "The cluster cannot become what the profile says without being made anew:")
        for change in refusal.changes { context.errors.write(line: "  - \(change)") }
        let answer = try await prompt.ask(
            "Creating it takes \(refusal.cost), and what is in the cluster is lost. Go on? [y/N]")
        return ["y", "yes"].contains(answer?.lowercased() ?? "")
    }
}

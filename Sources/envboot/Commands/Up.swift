import ArgumentParser
import Cluster
import Foundation
import Profile
import Terminal

struct Up: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the environment be what the profile says.",
        discussion: """
            Run again, it changes only what differs, and nothing where nothing does.

            Example: envboot up --profile profiles/gateway.yaml
            """)

    @OptionGroup var common: CommonOptions
    @Flag(help: "Make the cluster anew where the profile asks for what only a new one can bring.")
    var recreate = false
    @OptionGroup var timing: TimingOptions

    func run(in context: Context) async throws {
        let run = try TimedRun(timing, in: context)
        let (profile, isChanged) = try await run.doing { try await bringUp(in: $0, run.stopwatch) }
        try UpSummary(profile: profile, isChanged: isChanged, duration: .now - run.stopwatch.start).print(in: context)
    }

    private func bringUp(in context: Context, _ stopwatch: Stopwatch) async throws -> (Profile, Bool) {
        let allowed = recreate
        do {
            return try await attempt(in: context, stopwatch) { _ in allowed }
        } catch let refusal as RecreationRefused {
            // Asked outside of the display of steps, which would draw over the question.
            guard try Question(context).isAgreed(refusal) else { throw refusal }
            let agreed = refusal.changes
            return try await attempt(in: context, stopwatch) { $0 == agreed }
        }
    }

    private func attempt(
        in context: Context, _ stopwatch: Stopwatch, _ mayRecreate: @escaping @Sendable ([String]) -> Bool
    ) async throws -> (Profile, Bool) {
        let display = EventDisplay(context)
        let environment = try context.environment(
            show: display.commands, events: stopwatch.noting(display.events))
        let profile = environment.desired.profile
        return try await display.showing {
            let isChanged = try await environment.up { changes in
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
    func isAgreed(_ refusal: RecreationRefused) throws -> Bool {
        guard try context.loadProfile().cluster.onChange == .ask, context.errors.isTerminal, isatty(STDIN_FILENO) == 1
        else { return false }
        context.errors.write("The cluster cannot become what the profile says without being made anew:\n")
        for change in refusal.changes { context.errors.write("  - \(printable(change))\n") }
        context.errors.write("That takes about a minute, and what is in the cluster is lost. Go on? [y/N] ")
        return ["y", "yes"].contains(readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? "")
    }
}

/// What is said at the end of `up`.
private struct UpSummary {
    let profile: Profile
    let isChanged: Bool
    let duration: Duration

    func print(in context: Context) throws {
        if context.options.isJSON {
            let result = Result(
                changed: isChanged, seconds: duration.seconds, cluster: profile.cluster.name,
                kubeconfig: profile.cluster.kubeconfig,
                processes: profile.processes.map { .init(process: $0.number, port: $0.port, url: $0.url) })
            return try context.print(line: result)
        }
        if context.options.isQuiet { return }
        let time = Terminal.duration(duration)
        guard isChanged else {
            context.output.write("nothing to do: \(profile.cluster.name) is as \(profile.file) says (\(time))\n")
            return
        }
        context.output.write("\(profile.cluster.name) is up (\(time))\n\n")
        let rows = profile.processes.map { [String($0.number), String($0.port), $0.url] }
        if !rows.isEmpty {
            context.output.write(
                Table(header: ["PROCESS", "PORT", "URL"], rows: rows).text(for: context.output) + "\n")
        }
        let option = context.options.profile.map { " --profile \($0)" } ?? ""
        context.output.write(
            """
            next:
              eval "$(envboot env\(option))"   its addresses, for this shell
              envboot status\(option)          what is there now
              envboot down\(option)            remove it

            """)
    }

    private struct Result: Encodable {
        var event = "result"
        var changed: Bool
        var seconds: Double
        var cluster: String
        var kubeconfig: String
        var processes: [Process]

        struct Process: Encodable {
            var process: Int
            var port: Int
            var url: String
        }
    }
}

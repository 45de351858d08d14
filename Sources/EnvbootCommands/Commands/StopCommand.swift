import ArgumentParser

struct StopCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop the cluster's nodes; up starts them again quickly.",
        discussion: """
            Examples:
              envboot stop
            """)

    static let isGuarded = true

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let display = EventDisplay(context)
        let environment = try await context.environment(
            needsCharts: false, show: display.commands, events: display.events)
        let wasRunning = try await display.showing { try await environment.stop() }
        let name = environment.desired.cluster
        if context.options.isJSON { return try context.print(line: Result(stopped: wasRunning)) }
        if context.options.isQuiet { return }
        context.output.write(line: wasRunning ? "\(name) is stopped" : "nothing to do: \(name) does not run")
    }

    private struct Result: Encodable {
        var event = "result"
        var stopped: Bool
    }
}

import ArgumentParser

struct DownCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "down",
        abstract: "Delete the cluster and everything else that up created.",
        discussion: """
            The images that were built for it stay, so that the next up is quick, unless they are asked for too.

            Examples:
              envboot down
              envboot down --images
            """)

    static let isGuarded = true

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions
    @Flag(help: "Remove the images too that were built for it.")
    var images = false

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let display = EventDisplay(context)
        let environment = try await context.environment(
            needsCharts: false, show: display.commands, events: display.events)
        let withImages = images
        let removed = try await display.showing { try await environment.down(images: withImages) }
        if context.options.isJSON { return try context.print(line: Result(removed: removed)) }
        if context.options.isQuiet { return }
        for item in removed { context.output.write(line: "removed \(item)") }
        if removed.isEmpty {
            context.output.write(line: "nothing to do: \(environment.desired.cluster) does not exist")
        }
    }

    private struct Result: Encodable {
        var event = "result"
        var removed: [String]
    }
}

import ArgumentParser

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

    func run(in context: Context) async throws {
        try await BringUp(context: context, mayRecreate: recreate, endState: "up") {
            try await $0.up(mayRecreate: $1)
        }.run()
    }
}

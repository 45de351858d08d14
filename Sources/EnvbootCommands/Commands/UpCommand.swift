import ArgumentParser

struct UpCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Bring the environment to the state the profile describes.",
        discussion: """
            Run again, it changes only what differs, and nothing where nothing does.

            Examples:
              envboot up
              envboot up --profile profiles/gateway.yaml --timings
            """)

    static let isGuarded = true

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions
    @OptionGroup var options: BringUp.Options

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        try await BringUp(options: options, endState: "up") { try await $0.up(mayRecreate: $1) }.run(in: context)
    }
}

import ArgumentParser

struct ResetCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Restore the state left by up, whatever was changed since.",
        discussion: """
            What tests made is gone, what they removed or broke is there again, and services have restarted, without \
            recreating the cluster. Where there is none, that is the same as up.

            Examples:
              envboot reset
              envboot reset --quiet && ginkgo ./test/e2e
            """)

    static let isGuarded = true

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions
    @OptionGroup var options: BringUp.Options

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        try await BringUp(options: options, endState: "reset") {
            try await $0.reset(mayRecreate: $1)
            return true
        }.run(in: context)
    }
}

import ArgumentParser
import Terminal

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the completion script for a shell.",
        discussion: """
            It completes commands, options, and what the profiles in profiles/ name. The first two examples are lines \
            for ~/.bashrc and ~/.zshrc, where the latter has it after compinit.

            Examples:
              eval "$(envboot completions bash)"
              eval "$(envboot completions zsh)"
              envboot completions fish > ~/.config/fish/completions/envboot.fish
            """)

    @Argument(help: "The shell.")
    var shell: Shell

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    func run() {
        let script =
            switch shell {
            case .bash: BashCompletions.script
            case .zsh: Envboot.completionScript(for: .zsh)
            case .fish: Envboot.completionScript(for: .fish)
            }
        Screen.standardOutput(environment: ProcessEnvironment.variables).write(exact: script + "\n")
    }
}

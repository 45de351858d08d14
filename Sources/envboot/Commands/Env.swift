import ArgumentParser
import Cluster
import Profile
import Programs

struct Env: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the environment's addresses: KUBECONFIG, and the URLs of each process.",
        discussion: """
            Example: eval "$(envboot env)"
            In GitHub Actions: envboot env --format github >> "$GITHUB_ENV"
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "shell, dotenv, json or github.")
    var format = Format.shell

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case shell, dotenv, json, github
    }

    func run(in context: Context) async throws {
        let variables = try context.loadProfile().variables
        let format = context.options.isJSON ? .json : format
        if format == .json {
            return try context.print(json: Dictionary(variables.map { ($0.name, $0.value) }) { $1 })
        }
        let lines = variables.map { variable in
            switch format {
            case .shell: "export \(variable.name)=\(Command.quoted(variable.value))"
            // Single quotes are literal to every reader of dotenv files; what a value of ours cannot be is multi-line.
            case .dotenv: "\(variable.name)='\(variable.value)'"
            case .json, .github: "\(variable.name)=\(variable.value)"
            }
        }
        context.output.write(lines.joined(separator: "\n") + "\n")
    }
}

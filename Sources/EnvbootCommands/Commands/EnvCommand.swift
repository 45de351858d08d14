import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Escaping
import Profile
import Programs

struct EnvCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "Print the environment's addresses: KUBECONFIG and the URLs of each process.",
        discussion: """
            It asks the profile only, so that it also works before the environment is up.

            Examples:
              eval "$(envboot env)"
              envboot env --format github >> "$GITHUB_ENV"
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions
    @Option(help: "How they are printed.")
    var format = Format.shell

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case shell, dotenv, json, github
    }

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let variables = try context.loadProfile().variables
        let format = context.options.isJSON ? .json : format
        if format == .json {
            return try context.print(json: Dictionary(variables.map { ($0.name, $0.value) }) { $1 })
        }
        let lines = variables.map { variable in
            switch format {
            case .shell: "export \(variable.name)=\(shellWord(variable.value))"
            case .dotenv: "\(variable.name)=\(dotenvValue(variable.value))"
            case .json, .github: gitHubVariable(variable.name, variable.value)
            }
        }
        context.output.write(exact: lines.joined(separator: "\n") + "\n")
    }
}

/// The position within the arguments of `docker run`, `docker exec` and similar, before the program that they run.
enum ContainerStage: Hashable {
    /// A global option, or the subcommand.
    case subcommand
    case subcommandValue
    /// An option of the subcommand, or the image, container or service.
    case options
    case value(isEnvironment: Bool)

    /// What follows a word that is not a docker option; nil if it runs nothing.
    static func after(subcommand: String) -> ContainerStage? {
        switch subcommand {
        case "run", "exec": .options
        case "compose", "container": .subcommand
        default: nil
        }
    }

    static func after(globalOption: String) -> ContainerStage {
        globalOptionsWithValue.contains(globalOption) ? .subcommandValue : .subcommand
    }

    /// Most options of `run` have a value; those without are listed.
    static func after(option: String) -> ContainerStage {
        if option.contains("=") || flags.contains(option) { return .options }
        if option.hasPrefix("--") { return .value(isEnvironment: option == "--env") }
        let letters = option.dropFirst()
        if letters.allSatisfy("itdPqT".contains) { return .options }
        // -v/src:/src has its value, and -itv the next word.
        let rest = letters.drop { "itdPqT".contains($0) }
        return rest.count == 1 ? .value(isEnvironment: rest == "e") : .options
    }

    private static let globalOptionsWithValue: Set = [
        "-f", "-H", "-p", "-c", "-l", "--project-name", "--context", "--profile", "--env-file", "--file", "--host",
        "--log-level", "--config", "--project-directory", "--namespace", "-n", "--connection", "--url", "--root",
    ]

    private static let flags: Set = [
        "--rm", "--interactive", "--tty", "--detach", "--privileged", "--init", "--read-only", "--publish-all",
        "--no-deps", "--no-TTY", "--use-aliases", "--service-ports", "--quiet-pull", "--quiet", "--sig-proxy",
        "--no-healthcheck", "--oom-kill-disable", "--build", "--remove-orphans", "--rmi", "--replace", "--tls-verify",
        "--env-host", "--http-proxy", "--no-hosts", "--systemd", "--latest",
    ]
}

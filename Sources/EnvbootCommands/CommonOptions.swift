import ArgumentParser

/// What every command takes that is about one profile.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The profile. Default: the only one in profiles/.", valueName: "path"),
        completion: .profile)
    var profile: String?

    @OptionGroup var display: DisplayOptions
}

/// What commands take that are about a running environment.
struct VersionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Use this version of Kubernetes, in a cluster of its own: NAME-1-36.", valueName: "version"))
    var kubernetes: String?
}

/// How every command shows what it does.
struct DisplayOptions: ParsableArguments {
    @Option(help: "How the result is printed.")
    var output = OutputFormat.text

    @Flag(help: "Print each command before running it.")
    var verbose = false

    @Flag(help: "Print nothing but results and errors.")
    var quiet = false

    func validate() throws {
        if verbose && quiet { throw ValidationError("--verbose and --quiet cannot be combined.") }
    }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Onboarding
import Profile
import Terminal

struct InitCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Onboard a service: generate its profile from its repository.",
        discussion: """
            Looks at Dockerfiles, go.mod, config/, test/ and the other profiles, and writes profiles/NAME.yaml, in which \
            each guess says what it was made from. What cannot be found out is asked on a terminal. Nothing is overwritten.

            Examples:
              envboot init payments
              envboot init payments --suite --workflow --yes
              envboot init payments --dockerfile docker/payments.Dockerfile --dry-run
            """)

    @OptionGroup var display: DisplayOptions
    @Argument(help: "The service's name.")
    var name: String
    @Option(
        help: ArgumentHelp("The Dockerfile that its image is built from.", valueName: "path"),
        completion: .file())
    var dockerfile: String?
    @Option(help: "The port that it answers HTTP on.")
    var port: Int?
    @Flag(help: "Write the skeleton of a Ginkgo suite as well, in test/e2e/NAME.")
    var suite = false
    @Flag(help: "Write a workflow for GitHub Actions as well, in .github/workflows.")
    var workflow = false
    @Flag(help: "Ask nothing: take the best guess, or fail where there is none.")
    var yes = false
    @Flag(help: "Show the files, and write none.")
    var dryRun = false

    func validate() throws {
        if let port, !(1...65535).contains(port) { throw ValidationError("--port takes a number from 1 to 65535.") }
    }

    func run(in context: Context) async throws {
        var options = Onboarding.Options(name: name)
        options.dockerfile = dockerfile
        options.port = port
        options.wantsSuite = suite
        options.wantsWorkflow = workflow
        let onboarding = try Onboarding(options, directory: context.directory, profiles: others(in: context))
        let draft: Draft
        do {
            draft = try await onboarding.draft(ask: ask(in: context))
        } catch is CancellationError {
            context.errors.write("\ninterrupted; nothing was written\n")
            throw ReportedFailure(status: Status.interrupted)
        }
        try draft.refuseExisting()
        _ = try Desired(draft.profile(environment: context.variables))
        if !dryRun { try draft.write() }
        try show(draft, in: context)
    }

    /// The profiles that are there. One that is broken is told, and does not keep a new service from being taken in.
    private func others(in context: Context) throws -> [Profile] {
        let finder = ProfileFinder(directory: context.directory, variables: context.variables)
        return finder.candidates.compactMap { path in
            if let profile = try? finder.load(path) { return profile }
            context.errors.write(line: "warning: \(path) has errors; its ports are ignored")
            return nil
        }
    }

    private func ask(in context: Context) -> Question.Ask? {
        let prompt = Prompt(screen: context.errors)
        guard !yes, prompt.isPossible else { return nil }
        return { question in
            for (index, choice) in question.choices.enumerated() {
                context.errors.write(line: "  \(index + 1)) \(choice)")
            }
            let otherwise = question.otherwise.map { " [\($0)]" } ?? ""
            return try await prompt.ask(question.text + otherwise)
        }
    }

    private func show(_ draft: Draft, in context: Context) throws {
        if context.options.isJSON {
            let files = draft.files.map { Result.File(path: $0.path, text: $0.text) }
            return try context.print(json: Result(written: !dryRun, files: files, next: draft.nextCommands))
        }
        if dryRun {
            let texts = draft.files.map { file in
                let isSchema = file.path == Draft.schemaPath
                return "==> \(file.path) <==\n" + (isSchema ? "what envboot schema prints\n" : file.text)
            }
            context.output.write(texts.joined(separator: "\n"))
            return
        }
        if context.options.isQuiet { return }
        for file in draft.files { context.output.write(line: "wrote \(file.path)") }
        context.output.write(line: "next, once you have looked at the guesses:")
        for command in draft.nextCommands { context.output.write(line: "  \(command)") }
    }

    private struct Result: Encodable {
        struct File: Encodable {
            var path: String
            var text: String
        }
        var written: Bool
        var files: [File]
        var next: [String]
    }
}

import ArgumentParser
import Cluster
import Profile
import Templates
import Terminal

struct Validate: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check profiles, and print every problem with its place.",
        discussion: """
            Examples:
              envboot validate
              envboot validate profiles/*.yaml
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "The profiles; without any, the one that the other commands would use.", completion: .profile)
    var paths: [String] = []

    func run(in context: Context) async throws {
        var diagnostics: [Diagnostic] = []
        for path in paths.isEmpty ? [context.options.profile] : paths.map(Optional.some) {
            diagnostics += try await check(path, in: context)
        }
        if context.options.isJSON { try context.print(json: diagnostics) }
        if diagnostics.contains(where: { $0.severity == .error }) {
            throw ReportedFailure(status: Status.wrongProfile)
        }
    }

    private func check(_ path: String?, in context: Context) async throws -> [Diagnostic] {
        let finder = ProfileFinder(directory: context.directory, variables: context.variables)
        let diagnostics: [Diagnostic]
        do {
            let profile = try finder.load(path)
            _ = try Desired(profile, charts: await Charts.rendered(for: profile, by: context.programs))
            diagnostics = profile.warnings
            if !context.options.isJSON && !context.options.isQuiet { context.output.write("\(profile.file): ok\n") }
        } catch let errors as ProfileErrors {
            diagnostics = errors.diagnostics
        } catch let error as DesiredError {
            diagnostics = [Diagnostic(file: error.file, line: error.line ?? 1, error.message, hint: error.hint)]
        } catch let error as TemplateError {
            diagnostics = [Diagnostic(file: error.file, line: error.line, error.message, hint: error.hint)]
        } catch let error as ProfileNotFound {
            diagnostics = [Diagnostic(file: path ?? "profiles", line: 1, "\(error)", hint: "")]
        }
        if !context.options.isJSON {
            context.output.write(diagnostics.text(for: context.output))
        }
        return diagnostics
    }
}

extension Diagnostic {
    /// An error about a file whose text is not at hand.
    fileprivate init(file: String, line: Int, _ message: String, hint: String) {
        self.init(
            severity: .error, file: file, line: line, column: 1, message: message, hint: hint.isEmpty ? nil : hint,
            sourceLine: "")
    }
}

import Diagnostics
import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Makefiles
import Profile
import Terminal

struct ValidateCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check profiles and print every problem with its location.",
        discussion: """
            Examples:
              envboot validate
              envboot validate profiles/*.yaml
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "The profiles; without any, the one that the other commands would use.", completion: .profile)
    var paths: [String] = []

    /// The findings in a profile, and the profile itself if it can be read.
    private struct Checked {
        var profile: Profile?
        var diagnostics: [Diagnostic]
    }

    func run(in context: Context) async throws {
        var checked: [Checked] = []
        for path in paths.isEmpty ? [context.options.profile] : paths.map(Optional.some) {
            let result = try await check(path, in: context)
            show(result.diagnostics, in: context)
            checked.append(result)
        }
        var files: Set<String> = []
        let profiles = checked.compactMap(\.profile).filter { files.insert($0.file).inserted }
        let collisions = Generator.collisions(among: profiles).map(\.diagnostic)
        show(collisions, in: context)
        let diagnostics = checked.flatMap(\.diagnostics) + collisions
        if context.options.isJSON { try context.print(json: diagnostics) }
        if diagnostics.contains(where: { $0.severity == .error }) {
            throw ReportedFailure(status: Status.wrongProfile)
        }
    }

    private func check(_ path: String?, in context: Context) async throws -> Checked {
        let finder = ProfileFinder(directory: context.directory, variables: context.variables)
        var profile: Profile?
        do {
            let loaded = try finder.load(path)
            profile = loaded
            _ = try Desired(loaded, charts: await Charts.rendered(for: loaded, by: context.programs))
            if !context.options.isJSON && !context.options.isQuiet { context.output.write(line: "\(loaded.file): ok") }
            return Checked(profile: loaded, diagnostics: loaded.warnings)
        } catch let errors as ProfileErrors {
            return Checked(diagnostics: errors.diagnostics)
        } catch let diagnostic as Diagnostic {
            return Checked(profile: profile, diagnostics: [diagnostic.withFile(path ?? "profiles")])
        }
    }

    private func show(_ diagnostics: [Diagnostic], in context: Context) {
        if !context.options.isJSON { context.output.write(diagnostics.text(for: context.output)) }
    }
}

extension NameCollision {
    /// A warning, since the profiles work as long as they do not share a Makefile.
    fileprivate var diagnostic: Diagnostic {
        let mark = second.places[path]
        return Diagnostic(
            severity: .warning, file: second.file, line: mark?.line ?? 1, column: mark?.column ?? 1,
            message: "\(message), so they cannot share a Makefile", hint: hint)
    }
}

extension Diagnostic {
    /// The diagnostic, about `file` if it is about none.
    fileprivate func withFile(_ file: String) -> Diagnostic {
        if location != nil { return self }
        let choices = notes.map { $0.trimmingPrefix("  ") }.joined(separator: ", ")
        return .profile(file, message, hint: notes.isEmpty ? hint : (hint ?? "choose one:") + " " + choices)
    }
}

import Diagnostics
import ArgumentParser
import Files
import Foundation
import Makefiles
import Profile
import Terminal

struct GenMakefileCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "gen-makefile",
        abstract: "Generate Makefile targets that run the suites in parallel.",
        discussion: """
            The targets go into the Makefile where there is none yet, or where envboot wrote it; else into envboot.mk, \
            and the one line that includes it is printed. Without --profile, every profile in profiles/ has its targets.

            Examples:
              envboot gen-makefile
              envboot gen-makefile --check
            """)

    @OptionGroup var common: CommonOptions
    @Flag(help: "Write nothing; end with status 3, and print the difference, where the file is not as it would be.")
    var check = false
    @Flag(help: "Print the file and write nothing.")
    var stdout = false
    @Flag(help: "Add the line that includes envboot.mk to the Makefile.")
    var include = false
    @Flag(help: "Overwrite a file that was edited.")
    var force = false

    func run(in context: Context) async throws {
        let generator = try Generator(
            profiles(in: context), directory: context.directory, home: context.variables["HOME"] ?? "/")
        let destination = try Destination(in: context.directory)
        let old = destination.current.flatMap(GeneratedMakefile.init)
        let new = generator.makefile(replacing: old)
        if stdout {
            context.output.write(exact: new.text)
            return
        }
        try destination.refuseCollisions(with: new, in: context.directory)
        if check { return try await compare(new, destination, in: context) }
        if let old, old.isEdited, !force, old != new {
            throw Diagnostic(
                "\(destination.file) was edited since envboot wrote it, and is left as it is",
                hint: "see what would change with --check; overwrite it with --force")
        }
        if new.text != destination.current {
            try rewrite(
                "\(context.directory)/\(destination.file)", with: Array(new.text.utf8), newMode: 0o644)
        }
        try finish(destination, isChanged: new.text != destination.current, in: context)
    }

    private func profiles(in context: Context) throws -> [Profile] {
        let finder = ProfileFinder(directory: context.directory, variables: context.variables)
        guard context.options.profile == nil, finder.candidates.count > 1 else { return [try context.loadProfile()] }
        return try finder.candidates.map { try context.loadProfile(at: $0) }
    }

    /// Prints the difference as `diff -u` does.
    private func compare(_ new: GeneratedMakefile, _ destination: Destination, in context: Context) async throws {
        guard new.text != destination.current else { return }
        try await withTemporaryFolder { folder in
            try writeAtomically(Array(new.text.utf8), to: folder + "/new", mode: 0o600)
            let old = destination.current == nil ? "/dev/null" : "\(context.directory)/\(destination.file)"
            let labels = ["--label", destination.file, "--label", "\(destination.file) (generated)"]
            let difference = try await context.programs.finish(
                .init("diff", ["-u"] + labels + [old, folder + "/new"], timeout: .seconds(30)))
            context.output.write(String(decoding: difference.output, as: UTF8.self))
        }
        throw ExitCode(Status.differs)
    }

    private func finish(_ destination: Destination, isChanged: Bool, in context: Context) throws {
        var lines = [isChanged ? "wrote \(destination.file)" : "nothing to do: \(destination.file) is up to date"]
        if let makefile = destination.includingFile, try !destination.isIncluded(in: context.directory) {
            if include {
                try addInclude(to: "\(context.directory)/\(makefile)")
                lines.append("added to \(makefile): \(Destination.includeLine)")
            } else {
                lines.append("add to \(makefile), or let --include do it: \(Destination.includeLine)")
            }
        }
        if !context.options.isQuiet { lines.forEach { context.output.write(line: $0) } }
    }

    private func addInclude(to path: String) throws {
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        try rewrite(path, with: bytes + Array((Destination.includeLine + "\n").utf8))
    }
}

import ArgumentParser
import Files
import Foundation
import Makefiles
import Terminal

struct Rollback: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the suites back to serial execution, or undo that.",
        discussion: """
            Changes only the number of processes, in the Makefile that envboot wrote, or in any other with --makefile. \
            PROCS=8 make ... still wins.

            Examples:
              envboot rollback --serial --suite e2e --reason 'storm specs fail'
              envboot rollback --undo
              envboot rollback --serial --makefile Makefile --dry-run
            """)

    @OptionGroup var common: CommonOptions
    @Flag(help: "Run with one process.")
    var serial = false
    @Flag(help: "Bring back what was there.")
    var undo = false
    @Flag(help: "Say what is serial, since when and why.")
    var status = false
    @Option(help: "Only this suite.", completion: .suite)
    var suite: String?
    @Option(help: "Why; kept in the file.")
    var reason: String?
    @Option(help: ArgumentHelp("A Makefile that envboot did not write.", valueName: "path"), completion: .file())
    var makefile: String?
    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard [serial, undo, status].filter(\.self).count == 1 else {
            throw ValidationError("Give one of --serial, --undo and --status.")
        }
        if reason != nil && !serial { throw ValidationError("--reason goes with --serial.") }
        if let reason, reason.contains(where: \.isNewline) { throw ValidationError("--reason takes one line.") }
        if makefile != nil && suite != nil { throw ValidationError("--suite does not go with --makefile.") }
    }

    func run(in context: Context) async throws {
        if let makefile {
            return try ForeignFile(path: makefile, context: context, reason: reason, isDryRun: dryRun)
                .run(serial ? .serial : undo ? .undo : .status)
        }
        let destination = try Destination(in: context.directory)
        guard let current = destination.current, let old = GeneratedMakefile(current) else {
            throw MakefileError(
                "there is no Makefile here that envboot wrote",
                hint: "write one with envboot gen-makefile, or name another with --makefile")
        }
        if status { return try show(old.serialEntries, in: context) }
        let targets = try chosenTargets(of: old)
        let today = Date.now.formatted(.iso8601.year().month().day())
        let new =
            serial
            ? old.serial(targets ?? old.suiteTargets, since: today, reason: reason ?? "") : old.parallel(targets)
        let lines = difference(old, new).map { "\(destination.file): \($0)" }
        if !dryRun && new != old {
            try writeWhole(Array(new.text.utf8), to: "\(context.directory)/\(destination.file)", mode: 0o644)
        }
        let nothing = serial ? "nothing to do: already serial" : "nothing to do: nothing is serial"
        context.output.write((lines.isEmpty ? [nothing] : lines).map { printable($0) + "\n" }.joined())
    }

    private func chosenTargets(of makefile: GeneratedMakefile) throws -> [String]? {
        guard let suite else { return nil }
        let targets = makefile.suiteTargets
        if let target = targets.first(where: { $0 == suite || $0.hasSuffix("test-" + suite) }) { return [target] }
        throw MakefileError("the Makefile has no suite '\(suite)'", hint: "it has: \(targets.joined(separator: ", "))")
    }

    private func difference(_ old: GeneratedMakefile, _ new: GeneratedMakefile) -> [String] {
        let before = old.text.split(separator: "\n")
        let after = new.text.split(separator: "\n")
        return after.difference(from: before).map { change in
            switch change {
            case .remove(_, let line, _): "- \(line)"
            case .insert(_, let line, _): "+ \(line)"
            }
        }
    }

    private func show(_ entries: [SerialEntry], in context: Context) throws {
        if context.options.isJSON { return try context.print(json: entries) }
        if entries.isEmpty { context.output.write("nothing is serial\n") }
        let rows = entries.flatMap { entry in entry.targets.map { [$0, entry.since, entry.reason] } }
        if !rows.isEmpty {
            context.output.write(Table(header: ["TARGET", "SINCE", "WHY"], rows: rows).text(for: context.output))
        }
    }
}

import ArgumentParser
import Makefiles
import Terminal

struct RollbackCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take the suites back to serial execution, or undo that.",
        discussion: """
            Changes only the process count, in the Makefile that envboot wrote, or in any other with --makefile. \
            PROCS=8 make ... still wins. With --makefile, lines that may still run a suite in parallel are listed, and the \
            exit status is 3.

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
            return try HandWrittenFile(path: makefile, context: context, reason: reason, isDryRun: dryRun)
                .run(serial ? .serial : undo ? .undo : .status)
        }
        let own = try OwnMakefile(in: context)
        if status { return try show(own.makefile.serialEntries, in: context) }
        let edit =
            serial
            ? try own.makeSerial(suite, reason: reason ?? "", isDryRun: dryRun)
            : try own.undo(suite, isDryRun: dryRun)
        if context.options.isJSON { return try context.print(json: edit) }
        for line in edit.lines { context.output.write(line: line) }
    }

    private func show(_ entries: [SerialEntry], in context: Context) throws {
        if context.options.isJSON { return try context.print(json: entries) }
        if entries.isEmpty { context.output.write(line: "nothing is serial") }
        let rows = entries.flatMap { entry in entry.targets.map { [$0, entry.since, entry.reason] } }
        if !rows.isEmpty {
            context.output.write(Table(header: ["TARGET", "SINCE", "WHY"], rows: rows).text(for: context.output))
        }
    }
}

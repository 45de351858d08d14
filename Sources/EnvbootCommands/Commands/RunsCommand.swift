import ArgumentParser
import Presentation
import Reports
import Terminal

struct RunsCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List the kept runs of the suites.",
        discussion: """
            The generated Makefile's targets keep the reports of the last 20 runs of each suite, in .envboot/runs/.

            Examples:
              envboot runs
              envboot runs --suite e2e
            """)

    @OptionGroup var display: DisplayOptions
    @Option(help: "Only this suite.", completion: .suite)
    var suite: String?

    func run(in context: Context) async throws {
        let kept = KeptRuns(beside: context.directory)
        let suites = try suite.map { _ in [try RunChoice(directory: context.directory, suite: suite).keptSuite()] }
        let rows = try (suites ?? kept.suites).flatMap { kept.runs(of: $0) }.map(KeptRunRow.init)
        if context.options.isJSON { return try context.print(json: rows) }
        guard !rows.isEmpty else {
            context.output.write(line: "no runs are kept here")
            return
        }
        context.output.write(Table(header: KeptRunRow.header, rows: rows.map(\.cells)).text(for: context.output))
    }
}

import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Terminal

struct LogsCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs",
        abstract: "Collect a diagnostics bundle: pods, events, logs, nodes and versions.",
        discussion: """
            Prints the folder that it is in, .envboot/logs/TIME. That is what a failed up leaves too. It takes half a \
            minute at most, and works where half the cluster does not answer.

            Examples:
              envboot logs
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let environment = try await context.environment()
        let logs = try await environment.collectLogs()
        if context.options.isJSON {
            return try context.print(
                line: Result(
                    folder: logs.folder, likelyCause: logs.likelyCause?.sentence, hint: logs.likelyCause?.hint,
                    missing: logs.missing))
        }
        if logs.hasNodes == false { context.errors.write(line: "\(environment.desired.cluster) does not exist") }
        if let cause = logs.likelyCause {
            context.errors.write(line: "likely cause: \(cause.sentence)")
            if let hint = cause.hint { context.errors.write(line: "hint: \(hint)") }
        }
        for (name, reason) in logs.missing.sorted(by: { $0.key < $1.key }) {
            context.errors.write(line: "missing: \(name): \(reason)")
        }
        context.output.write(line: logs.folder)
    }

    private struct Result: Encodable {
        var event = "result"
        var folder: String
        var likelyCause: String?
        var hint: String?
        var missing: [String: String]
    }
}

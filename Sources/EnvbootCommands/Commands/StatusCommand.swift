import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Terminal

struct StatusCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show nodes, images, services and processes, and how they differ from the profile.",
        discussion: """
            Examples:
              envboot status
              envboot status --output json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let status = try await context.environment().status()
        if context.options.isJSON { return try context.print(json: status) }
        context.output.write(line: "cluster \(status.cluster): \(status.state)")
        context.output.write(line: "kubeconfig \(status.kubeconfig)")
        show(["NODE", "ROLE", "STATE"], status.nodes.map { [$0.name, $0.role, $0.state] }, in: context)
        show(["IMAGE", "REFERENCE", "STATE"], status.images.map { [$0.name, $0.reference, $0.words] }, in: context)
        show(["SERVICE", "STATE"], status.services.map { [$0.name, $0.state] }, in: context)
        let processes = status.processes.map { process in
            [String(process.process), String(process.port), process.url, process.answers ? "answers" : "silent"]
        }
        show(["PROCESS", "PORT", "URL", "STATE"], processes, in: context)
        context.output.write(status.drift.isEmpty ? "\nup to date\n" : "\nup would:\n")
        for line in status.drift { context.output.write(line: "  - \(line)") }
    }

    private func show(_ header: [String], _ rows: [[String]], in context: Context) {
        if rows.isEmpty { return }
        context.output.write("\n" + Table(header: header, rows: rows).text(for: context.output))
    }
}

extension Cluster.Status.Image {
    fileprivate var words: String {
        let host = onThisMachine ? "on this machine" : "not on this machine"
        guard let lackingIn else { return host }
        return host + (lackingIn.isEmpty ? ", in its nodes" : ", not in \(lackingIn.joined(separator: ", "))")
    }
}

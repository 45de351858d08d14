import Files
import Foundation
import Programs

/// What explains a failure, in a folder that survives the run: the plan, the commands, and what the cluster tells of
/// its pods.
struct Evidence: Sendable {
    let desired: Desired
    let runner: Runner

    /// Collects for at most half a minute; what does not answer by then is left out.
    ///
    /// - Returns: the folder, and what the failed service's pods tell; nil where no folder could be written.
    func collect(_ failure: StepFailure, plan: Plan, commands: String) async -> (folder: String, pods: String)? {
        let time = Date.now.formatted(.iso8601.timeSeparator(.omitted))
        let folder = "\(desired.profile.directory)/.envboot/failures/\(time)-\(getpid())"
        let files = [
            (
                "error.txt",
                "\(failure.step.title): \(failure.cause)\n\((failure.cause as? ProgramError)?.output ?? "")\n"
            ),
            ("plan.txt", plan.steps.map { "\($0.title)\n  \($0.reason)\n" }.joined()),
            ("commands.log", commands),
        ]
        do {
            for (name, text) in files { try writeWhole(Array(text.utf8), to: "\(folder)/\(name)", mode: 0o644) }
            let pods = try await podsOfFailedService(failure, folder)
            return (folder, pods)
        } catch {
            return FileManager.default.fileExists(atPath: folder) ? (folder, "") : nil
        }
    }

    private var kubectl: Kubectl { Kubectl(runner: runner, kubeconfig: desired.profile.cluster.kubeconfig) }

    /// Describes the pods that are not ready, with their events and the end of their logs.
    private func podsOfFailedService(_ failure: StepFailure, _ folder: String) async throws -> String {
        guard case .deploy(let service, _, _) = failure.step.action else { return "" }
        async let everything = text(["get", "pods,services,endpoints,events", "--all-namespaces", "--output", "wide"])
        var summary: [String] = []
        for workload in service.manifests where workload.key.isWorkload {
            guard let selector = workload.node.value(at: ["spec", "selector", "matchLabels"])?.entries else { continue }
            let labels = selector.compactMap { entry in
                entry.key.text.flatMap { key in entry.value.text.map { "\(key)=\($0)" } }
            }
            let pods = ["--selector", labels.joined(separator: ",")] + workload.key.namespaceArguments
            async let states = text(["get", "pods", "--output", Self.states] + pods)
            async let description = text(["describe", "pods"] + pods)
            async let logs = text(["logs", "--all-containers", "--prefix", "--tail", "200"] + pods)
            async let previous = text(["logs", "--all-containers", "--prefix", "--tail", "200", "--previous"] + pods)
            let name = workload.key.name
            try write(await description, "\(folder)/\(name)-pods.txt")
            try write(await previous, "\(folder)/\(name)-previous.log")
            let log = await logs
            try write(log, "\(folder)/\(name).log")
            summary += await states.split(separator: "\n").map(String.init)
            summary += log.split(separator: "\n").suffix(10).map(String.init)
        }
        try write(await everything, "\(folder)/cluster.txt")
        return summary.joined(separator: "\n")
    }

    /// A line for each container that does not run: its pod, the reason and the message.
    private static let states =
        #"jsonpath={range .items[*]}{.metadata.name}: {.status.phase} "#
        + #"{range .status.containerStatuses[*]}{.state.waiting.reason} {.state.waiting.message} "#
        + #"{.lastState.terminated.reason}{end}{"\n"}{end}"#

    private func text(_ arguments: [String]) async -> String {
        (try? await kubectl.text(arguments + ["--request-timeout", "5s"])) ?? ""
    }

    private func write(_ text: String, _ path: String) throws {
        if !text.isEmpty { try writeWhole(Array(text.utf8), to: path, mode: 0o644) }
    }
}

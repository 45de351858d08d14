import Cluster
import Files
import Foundation
import Programs

/// What explains how an environment is, in a folder that survives the run. docs/diagnostics.md lists what is in it.
struct DiagnosticsBundle: Sendable {
    let environment: Environment
    /// When what does not answer is given up. Ending what hangs and writing what came last takes some seconds more;
    /// half a minute is the promise.
    let limit = Duration.seconds(20)
    /// Waits for that long.
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    var desired: Desired { environment.desired }
    var runner: Runner { environment.runner }

    /// Collects after a run has failed.
    ///
    /// - Throws: if no folder can be made.
    func collect(after error: any Error, _ log: RunLog) async throws -> Report {
        let (plans, commands) = await log.close()
        let text = Self.text(of: error)
        let given = [("error.txt", text), ("plan.txt", plans), ("commands.log", commands)].map { name, text in
            DiagnosticsFile(name) { DiagnosticsFile.Found(text: text) }
        }
        let step = (error as? StepFailure)?.step
        return try await collect(
            .failures, given, workloads: workloads(of: step), failure: text,
            needsReadyCluster: step?.action.talksToCluster ?? true)
    }

    /// Collects on request.
    ///
    /// - Throws: where no folder can be made.
    func collect() async throws -> Report {
        let plan = DiagnosticsFile("plan.txt") {
            let plan = try await environment.plan()
            return DiagnosticsFile.Found(text: plan.isEmpty ? "nothing to do\n" : plan.text)
        }
        let mark = CreationMark(folder: environment.folder, cluster: desired.cluster)
        return try await collect(.logs, [plan], workloads: [], failure: "", needsReadyCluster: !mark.exists())
    }

    private func collect(
        _ occasion: DiagnosticsFolder.Purpose, _ given: [DiagnosticsFile], workloads: [Manifest], failure: String,
        needsReadyCluster: Bool
    ) async throws -> Report {
        try await withTemporaryFolder { temporary in
            let folder = try DiagnosticsFolder(occasion, of: desired)
            let result = await Collector(folder: folder, limit: limit, sleep: sleep).collect(
                given + parts(kubeconfigFolder: temporary))
            let report = Report(
                result, folder, workloads: workloads, failure: failure, needsReadyCluster: needsReadyCluster)
            try? folder.write(report.index, to: "index.txt")
            return report
        }
    }

    private func parts(kubeconfigFolder: String) -> [DiagnosticsFile] {
        versions + machine + [nodes, cluster(kubeconfigFolder: kubeconfigFolder), doctor]
    }

    private var doctor: DiagnosticsFile {
        DiagnosticsFile("doctor.json") {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return DiagnosticsFile.Found(
                text: String(decoding: try encoder.encode(await environment.doctor()), as: UTF8.self))
        }
    }

    /// The workloads whose pods explain why a step failed.
    private func workloads(of step: Step?) -> [Manifest] {
        let services =
            switch step?.action {
            case .deploy(let service, _, _): [service]
            case .waitForAnswers(let probes): desired.services.filter { !Set($0.probes).isDisjoint(with: probes) }
            default: [DesiredService]()
            }
        return services.flatMap(\.manifests).filter(\.key.hasPods)
    }

    private static func text(of error: any Error) -> String {
        let failure = error as? StepFailure
        let cause = failure?.cause ?? error
        let program = cause as? ProgramError
        return [
            (failure.map { "\($0.step.title): " } ?? "") + "\(cause)", program?.command.shellText ?? "",
            program?.output ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }
}

import Cluster
import Foundation

extension DiagnosticsBundle {
    /// What was collected, in short.
    struct Report: Sendable {
        /// The folder.
        let folder: String
        let likelyCause: Cause?
        /// The pods of the service that failed and the end of their logs; empty where it is about no service.
        let pods: String
        /// Why what is missing is, by the path within the folder.
        let missing: [String: String]
        let index: String
        /// Whether Docker has nodes of the cluster; nil where it does not tell.
        let hasNodes: Bool?
    }
}

extension DiagnosticsBundle.Report {
    /// - Parameters:
    ///   - workloads: those whose pods explain the failure; none where any may.
    ///   - failure: what the failed step says; empty where none failed.
    ///   - needsReadyCluster: whether the step needs the cluster's nodes and pods to be ready.
    init(
        _ result: Collector.Result, _ folder: DiagnosticsFolder, workloads: [Manifest], failure: String,
        needsReadyCluster: Bool
    ) {
        let clues = result.clues
        let suspects = clues.pods.filter { pod in !pod.isReady && workloads.contains(where: pod.isOf) }
        self.folder = folder.path
        missing = result.missing.mapValues(folder.redacted)
        let search = LikelyCause(
            clues: clues, suspects: suspects,
            silence: result.missing["cluster/events.txt"] ?? result.missing["cluster"],
            needsReadyCluster: needsReadyCluster)
        likelyCause = search.find(in: failure)?.mapped(folder.redacted)
        let logs = suspects.flatMap { pod in
            pod.containers.flatMap { clues.lastLines(10, of: $0, in: pod).map(folder.redacted) }
        }
        pods = folder.redacted((suspects.map(\.summary) + logs.suffix(10)).joined(separator: "\n"))
        hasNodes = result.missing["docker/nodes.txt"] == nil ? !clues.containers.isEmpty : nil
        index = Self.index(result, failure: failure, cause: likelyCause)
    }

    private static func index(_ result: Collector.Result, failure: String, cause: Cause?) -> String {
        var text = ""
        if let line = failure.split(separator: "\n").first { text += "failed: \(line)\n" }
        if let cause { text += "likely cause: \(cause.sentence)\n" + (cause.hint.map { "hint: \($0)\n" } ?? "") }
        text += "\nfiles:\n" + result.written.sorted().map { "  \($0)\n" }.joined()
        if !result.missing.isEmpty {
            text += "\nmissing:\n"
            text += result.missing.sorted { $0.key < $1.key }.map { "  \($0): \($1)\n" }.joined()
        }
        return text
    }
}

/// Finds why something most likely failed. A pure function of what was found out.
struct LikelyCause {
    let clues: Clues
    /// The pods that the failure is about and that are not ready; where there are none, any may be the cause.
    let suspects: [PodState]
    /// Why the API server tells nothing; nil where it does.
    var silence: String?
    /// Whether the failed step needs the cluster's nodes and pods to be ready. While the cluster is created, unready
    /// ones are not a cause.
    var needsReadyCluster = true

    /// - Parameter failure: what the failed step says.
    /// - Returns: nil if nothing is known.
    func find(in failure: String) -> Cause? {
        // A kubelet that cannot start explains every error about an unreachable API server.
        ofNodeLogs(NodeCause.find) ?? ProgramCause.find(in: failure) ?? ofStoppedNodes ?? ofPods ?? ofNodeConditions
            ?? ofNodeLogs(ProgramCause.ofMachine) ?? ofSilence
    }

    private func ofNodeLogs(_ find: (String) -> Cause?) -> Cause? { clues.nodeLogs.lazy.compactMap(find).first }

    private var ofSilence: Cause? {
        guard let silence, !clues.containers.isEmpty else { return nil }
        // If the API server answers, a kubelet that exited has been restarted since.
        return ofNodeLogs(NodeCause.ofKubelet)
            ?? "the API server does not answer although its nodes are running: \(silence.short)"
    }

    private var ofStoppedNodes: Cause? {
        guard let node = clues.containers.first(where: { $0.status != "running" }) else { return nil }
        if node.isOutOfMemory { return "the node \(node.name) ran out of memory" }
        let end = node.status == "exited" ? " with status \(node.exitCode)" : ""
        return "the node \(node.name) does not run: docker says \(node.status)\(end)"
    }

    private var ofPods: Cause? {
        guard needsReadyCluster else { return nil }
        let pods = suspects.isEmpty ? clues.pods.filter { !$0.isReady } : suspects
        return pods.lazy.compactMap { PodCause(pod: $0, clues: clues).find }.first ?? ofMissingPods
    }

    /// A workload whose pods the API server refuses.
    private var ofMissingPods: Cause? {
        clues.events.last { $0.reason == "FailedCreate" }.map {
            "\($0.object) cannot make its pods: \($0.message.short)"
        }
    }

    private var ofNodeConditions: Cause? {
        for node in clues.nodes {
            let name = node["metadata", "name"]?.string ?? ""
            for condition in node["status", "conditions"]?.array ?? [] {
                let holds = condition["status"]?.string == "True"
                let message = condition["message"]?.string ?? ""
                switch condition["type"]?.string {
                case "DiskPressure" where holds: return "the node \(name) has too little free disk space"
                case "MemoryPressure" where holds: return "the node \(name) has too little free memory"
                case "Ready" where !holds && needsReadyCluster: return "the node \(name) is not ready: \(message.short)"
                default: break
                }
            }
        }
        return nil
    }
}

extension String {
    /// The first line, and of a long one the beginning.
    var short: String {
        let line = split(separator: "\n").first.map(String.init) ?? ""
        return line.dropFirst(300).isEmpty ? line : line.prefix(300) + "..."
    }
}

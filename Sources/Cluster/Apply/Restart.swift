import Foundation
import YAML

/// How far nodes that were started have come back, as the API server tells.
struct Restart {
    private let nodes: [JSONValue]
    private let pods: [JSONValue]
    private let start: Date

    /// - Parameter objects: every node and every pod of the cluster.
    init(_ objects: [JSONValue], since start: Date) {
        nodes = objects.filter { $0["kind"]?.string == "Node" }
        pods = objects.filter { $0["kind"]?.string == "Pod" }
        self.start = start
    }

    /// Whether each kubelet has said since the start that its node is ready.
    var nodesAreBack: Bool {
        !nodes.isEmpty
            && nodes.allSatisfy { node in
                condition("Ready", of: node).map { isSinceStart($0["lastHeartbeatTime"]) } ?? false
            }
    }

    /// Whether a pod of the workload is ready, with all its containers started since.
    func isBack(_ workload: Manifest) -> Bool {
        pods.contains { isFrom(workload, $0) && isBack($0) }
    }

    /// Whether what Kubernetes itself runs on these nodes is back, such as its DNS and its proxy: before that, services
    /// can answer and fall silent again.
    func systemIsBack(on names: [String]) -> Bool {
        pods.filter { pod in
            pod["metadata", "namespace"]?.string == "kube-system"
                && pod["spec", "nodeName"]?.string.map(names.contains) == true
        }.allSatisfy(isBack)
    }

    private func isBack(_ pod: JSONValue) -> Bool {
        let containers = pod["status", "containerStatuses"]?.array ?? []
        return condition("Ready", of: pod) != nil && !containers.isEmpty
            && containers.allSatisfy { isSinceStart($0["state", "running", "startedAt"]) }
    }

    private func isFrom(_ workload: Manifest, _ pod: JSONValue) -> Bool {
        guard pod["metadata", "namespace"]?.string == workload.key.namespace ?? "default",
            let selector = workload.node.value(at: ["spec", "selector", "matchLabels"])?.entries
        else { return false }
        return selector.allSatisfy { entry in
            entry.key.text.map { pod["metadata", "labels"]?[$0]?.string == entry.value.text } ?? false
        }
    }

    /// The condition, where it holds.
    private func condition(_ type: String, of object: JSONValue) -> JSONValue? {
        object["status", "conditions"]?.array?.first {
            $0["type"]?.string == type && $0["status"]?.string == "True"
        }
    }

    private func isSinceStart(_ time: JSONValue?) -> Bool {
        guard let text = time?.string, let date = try? Date(text, strategy: .iso8601) else { return false }
        return date >= start
    }
}

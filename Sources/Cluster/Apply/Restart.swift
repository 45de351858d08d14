import ContainerTools
import Foundation
import YAML

/// How far nodes that were started have come back, as the API server tells.
struct Restart {
    private let nodes: [JSONValue]
    private let pods: [JSONValue]
    private let endpoints: [JSONValue]
    private let start: Date

    /// - Parameter objects: every node, pod and Endpoints object of the cluster.
    init(_ objects: [JSONValue], since start: Date) {
        let byKind = Dictionary(grouping: objects) { $0["kind"]?.string }
        nodes = byKind["Node"] ?? []
        pods = byKind["Pod"] ?? []
        endpoints = byKind["Endpoints"] ?? []
        self.start = start
    }

    /// Whether what runs on these nodes is there again: their kubelets, what Kubernetes itself runs as pods, and the
    /// environment's workloads; and whether every service leads to pods by the addresses that they have now.
    func isOver(on names: [String], workloads: [Manifest]) -> Bool {
        nodesAreBack(names) && systemIsBack(on: names) && workloads.allSatisfy(isBack)
            && endpoints.allSatisfy(isCurrent)
    }

    /// Whether each kubelet has said since the start that its node is ready.
    private func nodesAreBack(_ names: [String]) -> Bool {
        names.allSatisfy { name in
            nodes.contains { node in
                node["metadata", "name"]?.string == name
                    && node.condition("Ready").map { isSinceStart($0["lastHeartbeatTime"]) } ?? false
            }
        }
    }

    /// Static pods are left out: they serve long before their kubelet says so, and the API server is among them.
    private func systemIsBack(on names: [String]) -> Bool {
        pods.filter { pod in
            pod["metadata", "namespace"]?.string == "kube-system"
                && pod["metadata", "annotations", "kubernetes.io/config.mirror"] == nil
                && pod["spec", "nodeName"]?.string.map(names.contains) == true
        }.allSatisfy(isBack)
    }

    private func isBack(_ workload: Manifest) -> Bool {
        pods.contains { workload.makes($0) && isBack($0) }
    }

    /// Whether a pod is ready, with all its containers started since.
    private func isBack(_ pod: JSONValue) -> Bool {
        let containers = pod["status", "containerStatuses"]?.array ?? []
        return pod.condition("Ready") != nil && !containers.isEmpty
            && containers.allSatisfy { isSinceStart($0["state", "running", "startedAt"]) }
    }

    /// Whether the addresses of a service are those of its pods. Pods get others when their node starts, and until the
    /// controller manager has seen it a service leads to what other pod has the address now.
    private func isCurrent(_ endpoints: JSONValue) -> Bool {
        let addresses = (endpoints["subsets"]?.array ?? []).flatMap { $0["addresses"]?.array ?? [] }
            .filter { $0["targetRef", "kind"]?.string == "Pod" }
        let current = pods.filter { pod in
            addresses.contains { address in
                pod["metadata", "name"] == address["targetRef", "name"]
                    && pod["metadata", "namespace"] == address["targetRef", "namespace"]
            }
        }.compactMap { $0["status", "podIP"]?.string }
        return addresses.allSatisfy { $0["ip"]?.string.map(current.contains) == true }
    }

    private func isSinceStart(_ time: JSONValue?) -> Bool {
        guard let text = time?.string, let date = try? Date(text, strategy: .iso8601) else { return false }
        return date >= start
    }
}

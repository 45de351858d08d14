import Foundation
import Programs
import YAML

extension Applier {
    /// Starts stopped nodes and waits until their pods have come back. The API server at first tells of the pods as
    /// they were when the nodes stopped, so that only a container that was started since counts.
    func startNodes(_ names: [String], _ progress: @escaping Runner.LineHandler) async throws {
        // Kubernetes' times are whole seconds.
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        try await docker.start(names)
        if observed.kubeconfig != .current { try kubeconfig.write(await kind.kubeconfig(of: desired.cluster)) }
        progress("waiting for the API server")
        try await waitForAPIServer()
        progress("waiting for the pods")
        let workloads = desired.services.flatMap(\.manifests).filter(\.key.isWorkload)
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let pods = try await kubectl.pods().map(Pod.init)
            if workloads.allSatisfy({ workload in pods.contains { $0.isFrom(workload) && $0.isReady(since: start) } }) {
                return
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        // What is not back by now is planned for and waited for like anything else that is not ready.
    }

    /// Asks until the API server says that it is ready. There is nothing to be told by while it does not run.
    func waitForAPIServer() async throws {
        let limit = Duration.seconds(90)
        let deadline = ContinuousClock.now + limit
        while try await !kubectl.serves() {
            guard ContinuousClock.now < deadline else { throw UnreachableCluster(name: desired.cluster, limit: limit) }
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}

/// A cluster whose nodes run and whose API server does not answer.
struct UnreachableCluster: Error, CustomStringConvertible {
    let name: String
    let limit: Duration
    var description: String {
        """
        the API server of \(name) did not answer within \(limit.components.seconds) s; the cluster is left as it is
        its log: docker exec \(name)-control-plane journalctl -u kubelet; to make the cluster anew: envboot down, envboot up
        """
    }
}

/// A pod as the API server tells of it.
private struct Pod {
    let object: JSONValue

    func isFrom(_ workload: Manifest) -> Bool {
        let namespace = object["metadata", "namespace"]?.string
        guard namespace == workload.key.namespace ?? "default",
            let selector = workload.node.value(at: ["spec", "selector", "matchLabels"])?.entries
        else { return false }
        return selector.allSatisfy { entry in
            entry.key.text.map { object["metadata", "labels"]?[$0]?.string == entry.value.text } ?? false
        }
    }

    func isReady(since start: Date) -> Bool {
        let containers = object["status", "containerStatuses"]?.array ?? []
        return !containers.isEmpty
            && containers.allSatisfy { container in
                guard container["ready"] == .bool(true), let text = container["state", "running", "startedAt"]?.string,
                    let started = try? Date(text, strategy: .iso8601)
                else { return false }
                return started >= start
            }
    }
}

extension Kubectl {
    fileprivate func pods() async throws -> [JSONValue] {
        struct Listing: Decodable { var items: [JSONValue] }
        let text = try await text(["get", "pods", "--all-namespaces", "--output", "json"])
        return try JSONDecoder().decode(Listing.self, from: Data(text.utf8)).items
    }
}

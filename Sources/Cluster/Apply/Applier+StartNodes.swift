import ContainerTools
import Foundation
import Programs
import YAML

extension Applier {
    /// Starts stopped nodes and waits until they and their pods have come back, except those that a job has to prepare
    /// something for. The API server at first tells of both as they were when the nodes stopped, so that only what was
    /// reported since counts.
    func startNodes(_ names: [String], _ progress: @escaping Runner.LineHandler) async throws {
        // Kubernetes' times are whole seconds.
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        try await docker.start(names)
        if observed.kubeconfig != .current { try kubeconfig.write(await kind.kubeconfig(of: desired.cluster)) }
        progress("waiting for the API server")
        try await waitForAPIServer()
        if controlPlane.isSubset(of: names) { try await kubectl.dropControlPlaneLeases() }
        try await noteThatPodsStart()
        progress("waiting for the nodes and pods")
        let services = desired.servicesWithoutJobs
        let workloads = services.flatMap(\.manifests).filter(\.key.isWorkload)
        let deadline = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < deadline {
            let report = Restart(try await kubectl.nodesPodsAndEndpoints(), since: start)
            if report.isOver(on: names, workloads: workloads) {
                _ = try await silent(among: services.flatMap(\.probes), after: .seconds(10))
                return
            }
            try await Task.sleep(for: .milliseconds(250))
        }
        // What is not back by now is planned for and waited for like anything else that is not ready.
    }

    /// What jobs prepared in pods is lost once these start, so that the next plan has to know that none has run.
    private func noteThatPodsStart() async throws {
        guard desired.services.contains(where: { $0.kind == .job }),
            var record = try await kubectl.get(Record.key).flatMap(Record.init(configMap:)), !record.jobs.isEmpty
        else { return }
        record.jobs = [:]
        try await write(record)
    }

    private var controlPlane: Set<String> { Set(observed.nodes.filter { $0.role == "control-plane" }.map(\.name)) }

    /// Waits for the API server of nodes that run.
    func waitForSilentAPIServer() async throws {
        if let node = desired.onlyControlPlane { try? await EtcdData(node: node, docker: docker).resumeIfPaused() }
        try await waitForAPIServer()
    }

    /// Asks until the API server says that it is ready. There is nothing to be told by while it does not run.
    func waitForAPIServer() async throws {
        let limit = Duration.seconds(90)
        let deadline = ContinuousClock.now + limit
        while try await !kubectl.serves() {
            guard ContinuousClock.now < deadline else {
                throw await explainedByPause(UnreachableCluster(name: desired.cluster, limit: limit), limit: limit)
            }
            try await Task.sleep(for: .milliseconds(250))
        }
    }

    /// The error, or that nodes are paused, which explains it. Where docker does not tell, the error matters more than
    /// docker's.
    private func explainedByPause(_ error: any Error, limit: Duration) async -> any Error {
        let paused = (try? await docker.pausedNodes(of: desired.cluster)) ?? []
        return paused.isEmpty ? error : PausedNodes(names: paused, limit: limit)
    }

    func waitForNodes() async throws {
        let limit = Duration.seconds(180)
        do {
            try await whileNodesRun(timeout: limit) {
                try await kubectl.wait(for: "condition=Ready", ["nodes", "--all"], timeout: limit)
            }
        } catch let error as ProgramError {
            throw await explainedByPause(error, limit: limit)
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
        hint: read its log: docker exec \(name)-control-plane journalctl -u kubelet; to start over: envboot down, then envboot up
        """
    }
}

/// Nodes that somebody paused, and that did not go on while they were waited for.
struct PausedNodes: Error, CustomStringConvertible {
    let names: [String]
    let limit: Duration

    var description: String {
        """
        \(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") paused, still so after \(limit.components.seconds) s; \
        the cluster is left as it is
        hint: let them continue: docker unpause \(names.joined(separator: " "))
        """
    }
}

import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Starting stopped nodes")
struct StartNodesTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        // No port is asked, since none is served here.
        let readiness = "    readiness: {httpGet: {path: /ready}}\n"
        desired = try sandbox.desired(Sandbox.profile.replacing(readiness, with: ""))
    }

    private func start(_ programs: FakePrograms, observed: Observed, desired: Desired? = nil) async throws {
        let applier = Applier(
            desired: desired ?? self.desired, observed: observed, runner: programs.runner, folder: sandbox.state,
            events: { _ in })
        try await applier.startNodes(["shop-control-plane", "shop-worker"]) { _ in }
    }

    /// Nodes and pods as they are listed, when they last said that they are ready.
    private static func report(
        since time: Date, isReady: Bool = true, of services: [String] = ["redis", "gateway"]
    ) -> CommandOutput {
        let time = time.formatted(.iso8601)
        let nodes = ["control-plane", "worker"].map { name in
            """
            {"kind": "Node", "metadata": {"name": "shop-\(name)"}, "status": {"conditions": [
              {"type": "Ready", "status": "True", "lastHeartbeatTime": "\(time)"}]}}
            """
        }
        let pods = services.map { name in
            """
            {"kind": "Pod",
             "metadata": {"name": "\(name)-1", "namespace": "default", "labels": {"app.kubernetes.io/name": "\(name)"}},
             "status": {
               "conditions": [{"type": "Ready", "status": "\(isReady ? "True" : "False")"}],
               "containerStatuses": [{"ready": true, "state": {"running": {"startedAt": "\(time)"}}}]}}
            """
        }
        return .printed(#"{"items": [\#((nodes + pods).joined(separator: ","))]}"#)
    }

    @Test("Nodes are started, and their API server and pods waited for")
    func started() async throws {
        let programs = FakePrograms { command, _ in
            command.arguments.contains("nodes,pods,endpoints") ? Self.report(since: .now + 1) : CommandOutput()
        }
        try await start(programs, observed: try .converged(desired))
        let kubectl = "kubectl --kubeconfig \(sandbox.path)/kubeconfig"
        #expect(
            await programs.lines == [
                "docker start shop-control-plane shop-worker",
                "\(kubectl) get --raw /readyz --request-timeout 2s",
                "\(kubectl) delete leases kube-controller-manager kube-scheduler --ignore-not-found "
                    + "--namespace kube-system",
                "\(kubectl) get nodes,pods,endpoints --all-namespaces --output json",
            ])
    }

    @Test(
        "What was reported before the stop, or is not ready, is not taken for what came back", .timeLimit(.minutes(1)))
    func oldPods() async throws {
        let counter = Counter()
        let programs = FakePrograms { command, _ in
            guard command.arguments.contains("nodes,pods,endpoints") else { return CommandOutput() }
            return switch await counter.next() {
            case 1: Self.report(since: .now - 3600)
            case 2: Self.report(since: .now + 1, isReady: false)
            default: Self.report(since: .now + 1)
            }
        }
        try await start(programs, observed: try .converged(desired))
        #expect(await programs.lines.filter { $0.contains("get nodes,pods,endpoints") }.count == 3)
    }

    @Test("A service that needs a job is not waited for, since it may be ready only once that has run again")
    func job() async throws {
        let profile = Sandbox.profile.replacing("needs: [redis]", with: "needs: [migrate]")
            .replacing("hooks:", with: "jobs: {migrate: {image: redis, needs: [redis]}}\nhooks:")
        let programs = FakePrograms { command, _ in
            command.arguments.contains("nodes,pods,endpoints")
                ? Self.report(since: .now + 1, of: ["redis"]) : CommandOutput()
        }
        try await start(programs, observed: try .converged(desired), desired: try sandbox.desired(profile))
        #expect(await programs.lines.filter { $0.contains("get nodes,pods,endpoints") }.count == 1)
    }

    @Test("Where not all control-plane nodes were stopped, nobody's locks are dropped")
    func otherControlPlane() async throws {
        var observed = try Observed.converged(desired)
        observed.nodes.append(observed.nodes[0])
        observed.nodes[2].name = "shop-control-plane2"
        let programs = FakePrograms { command, _ in
            command.arguments.contains("nodes,pods,endpoints") ? Self.report(since: .now + 1) : CommandOutput()
        }
        try await start(programs, observed: observed)
        #expect(await !programs.lines.contains { $0.contains("leases") })
    }

    @Test("An API server is asked until it is ready, and a kubeconfig that is missing is written first")
    func kubeconfig() async throws {
        var observed = try Observed.converged(desired)
        observed.kubeconfig = .missing
        let counter = Counter()
        let programs = FakePrograms { command, _ in
            if command.program == "kind" { return .printed("of kind") }
            if command.arguments.contains("nodes,pods,endpoints") { return Self.report(since: .now + 1) }
            if command.arguments.contains("/readyz"), await counter.next() < 2 { return .failed("refused") }
            return CommandOutput()
        }
        try await start(programs, observed: observed)
        #expect(try sandbox.read("kubeconfig") == "of kind")
        #expect(await programs.lines.filter { $0.contains("/readyz") }.count == 2)
    }
}

private actor Counter {
    private var count = 0
    func next() -> Int {
        count += 1
        return count
    }
}

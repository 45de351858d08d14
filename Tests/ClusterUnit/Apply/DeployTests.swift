import Foundation
import Programs
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Deploying services and noting it")
struct DeployTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
    }

    private var kubectl: String { "kubectl --kubeconfig \(sandbox.path)/kubeconfig" }

    private func applier(_ programs: FakePrograms, observed: Observed = Observed()) -> Applier {
        Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
    }

    @Test("Only what changed is applied; then its pods and its endpoints are waited for")
    func changed() async throws {
        let redis = desired.services[0]
        let changed = redis.manifests.filter { $0.key.isWorkload }
        let programs = FakePrograms { command, _ in
            if command.readsEndpoints { return .endpoints(of: "redis") }
            guard let file = command.value(of: "--filename") else { return CommandOutput() }
            let documents = try parse(Array(try Data(contentsOf: URL(fileURLWithPath: file))), file: file)
            #expect(documents == changed.map(\.node))
            return try JSONValue(live: changed[0]).json()
        }
        let applier = applier(programs)
        try await applier.deploy(redis, changed: changed, restarted: []) { _ in }
        #expect(
            await programs.lines == [
                "\(kubectl) apply --filename \(sandbox.path)/state/envboot/shop/service-redis.yaml --output json",
                "\(kubectl) rollout status Deployment.v1.apps/redis --timeout 180s",
                "\(kubectl) get pods,endpointslices.discovery.k8s.io --namespace default --output json",
            ])
        #expect(await applier.results.applied.keys.map(\.description) == ["deployment redis"])
    }

    @Test("A workload that is there is restored as a whole, since applying leaves what somebody else added to it")
    func replaced() async throws {
        let redis = desired.services[0]
        let programs = FakePrograms { command, _ in
            if command.readsEndpoints { return .endpoints(of: "redis") }
            return .printed("{}")
        }
        let applier = applier(programs, observed: try .converged(desired))
        try await applier.deploy(redis, changed: redis.manifests, restarted: []) { _ in }
        let folder = sandbox.path + "/state/envboot/shop"
        #expect(
            await programs.lines.prefix(2) == [
                "\(kubectl) apply --filename \(folder)/service-redis.yaml --output json",
                "\(kubectl) replace --save-config --filename \(folder)/redis-service-redis.yaml --output json",
            ])
        let files = try ["service-redis", "redis-service-redis"].map {
            try parse(Array(try sandbox.read("state/envboot/shop/\($0).yaml").utf8), file: $0)
        }
        #expect(files == [[redis.manifests[1].node], [redis.manifests[0].node]])
    }

    @Test("A service with a new image is restarted, and its endpoints are waited for before its ports are")
    func restarted() async throws {
        let programs = FakePrograms { command, _ in
            command.readsEndpoints ? .endpoints(of: "gateway") : CommandOutput()
        }
        try await applier(programs).deploy(
            desired.services[1], changed: [], restarted: [.deployment("gateway")]
        ) { _ in }
        #expect(
            await programs.lines == [
                "\(kubectl) rollout restart Deployment.v1.apps/gateway",
                "\(kubectl) rollout status Deployment.v1.apps/gateway --timeout 180s",
                "\(kubectl) get pods,endpointslices.discovery.k8s.io --namespace default --output json",
            ])
    }
}

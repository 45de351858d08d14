import Foundation
import Programs
import Testing
import YAML

@testable import Cluster

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
        let programs = FakePrograms { command, onLine in
            if command.arguments.contains("endpoints") { onLine?("10.244.1.2") }
            guard let file = command.value(of: "--filename") else { return Finished() }
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
                "\(kubectl) get endpoints redis --watch --output "
                    + #"jsonpath={.subsets[*].addresses[*].ip}{"\n"}"#,
            ])
        #expect(await applier.ledger.applied.keys.map(\.description) == ["deployment redis"])
    }

    @Test("A workload that is there is put back as a whole, since applying leaves what somebody else added to it")
    func replaced() async throws {
        let redis = desired.services[0]
        let programs = FakePrograms { command, onLine in
            if command.arguments.contains("endpoints") { onLine?("10.244.1.2") }
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

    @Test("A service whose ports are asked afterwards needs no endpoints; one with a new image is restarted")
    func restarted() async throws {
        let programs = FakePrograms()
        try await applier(programs).deploy(
            desired.services[1], changed: [], restarted: [.deployment("gateway")]
        ) { _ in }
        #expect(
            await programs.lines == [
                "\(kubectl) rollout restart Deployment.v1.apps/gateway",
                "\(kubectl) rollout status Deployment.v1.apps/gateway --timeout 180s",
            ])
    }

    @Test("The watch of endpoints is ended once there is an address", .timeLimit(.minutes(1)))
    func endpoints() async throws {
        let programs = FakePrograms { _, onLine in
            for line in ["", "10.244.1.2"] { onLine?(line) }
            try await Task.sleep(for: .seconds(600))
            return Finished()
        }
        let kubectl = Kubectl(runner: programs.runner, kubeconfig: "k")
        try await kubectl.waitForEndpoints(of: .service("redis"), timeout: .seconds(600))
    }

    @Test("A watch of endpoints that fails is a failure")
    func failedWatch() async throws {
        let kubectl = Kubectl(runner: FakePrograms { _, _ in .failed("not found") }.runner, kubeconfig: "k")
        await #expect(throws: ProgramError.self) {
            try await kubectl.waitForEndpoints(of: .service("redis"), timeout: .seconds(1))
        }
    }
}

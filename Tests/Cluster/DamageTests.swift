import Foundation
import Testing

/// Something that befalls an environment: kubectl's arguments, and the steps that mend it.
struct Damage: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var kubectl: [String]
    var steps: Set<String>
    /// Whether Kubernetes finds out by its probes, some seconds later, that the Gateway is no longer ready.
    var isGatewayLost: Bool

    init(_ description: String, _ kubectl: String, mendedBy steps: Set<String>, isGatewayLost: Bool = false) {
        testDescription = description
        self.kubectl = kubectl.split(separator: " ").map(String.init)
        self.steps = steps
        self.isGatewayLost = isGatewayLost
    }

    private static let deployGateway: Set = ["service gateway", "answers gateway", "record"]

    static let all = [
        Damage("a deleted deployment", "delete deployment gateway", mendedBy: deployGateway),
        Damage("a deleted service", "delete service gateway", mendedBy: deployGateway),
        Damage("a deployment scaled to nothing", "scale deployment gateway --replicas=0", mendedBy: deployGateway),
        Damage(
            "a changed variable", "set env deployment/gateway REDIS_ADDR=elsewhere:6379", mendedBy: deployGateway),
        Damage("an added variable", "set env deployment/gateway ADDED=yes", mendedBy: deployGateway),
        Damage(
            "a removed permission, without which the Gateway is not ready", "delete clusterrole gateway",
            mendedBy: deployGateway.union(["manifests"]), isGatewayLost: true),
        Damage(
            "a deleted definition, without which the Gateway is not ready",
            "delete crd remediationrequests.gateway.example.dev",
            mendedBy: deployGateway.union(["definitions"]), isGatewayLost: true),
        Damage(
            "a deleted record", "delete configmap envboot --namespace kube-system",
            mendedBy: ["definitions", "manifests", "service redis", "service gateway", "answers gateway", "record"]),
    ]
}

extension ClusterTests.Damage {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("plan finds what is damaged, and up mends just that", arguments: Damage.all)
    func damage(_ damage: Damage) async throws {
        try await environment.converge()
        let redis = try await environment.podIDs(of: "redis")
        _ = try await Testbed.text("kubectl", ["--kubeconfig", environment.kubeconfig] + damage.kubectl)
        if damage.isGatewayLost {
            let unavailable = "condition=Available=false"
            try await environment.kubectl("wait", "--for", unavailable, "deployment/gateway", "--timeout", "50s")
        }
        try await environment.expectMending(damage.steps)
        #expect(try await environment.podIDs(of: "redis") == redis)
        await environment.expectAnswers()
    }

    @Test("after up, what was added to an object is gone again")
    func addition() async throws {
        try await environment.converge()
        try await environment.kubectl("set", "env", "deployment/gateway", "ADDED=yes")
        try #require(try await environment.envboot("up").status == 0)
        let names = try await environment.kubectl(
            "get", "deployment", "gateway", "--output", "jsonpath={.spec.template.spec.containers[0].env[*].name}")
        #expect(names == "POD_NAMESPACE REDIS_ADDR")
    }

    @Test("up waits for the pod that follows a deleted one")
    func pod() async throws {
        try await environment.converge()
        try await environment.kubectl("delete", "pod", "--selector", "app.kubernetes.io/name=gateway", "--wait=false")
        // It may be back before the plan is made.
        let (_, plan) = try await environment.plan()
        #expect(plan.ids.isSubset(of: ["service gateway", "answers gateway", "record"]), "\(plan.steps)")
        let run = try await environment.envboot("up")
        #expect(run.status == 0, "\(run)")
        await environment.expectAnswers()
    }

    @Test("a deleted kubeconfig is rewritten")
    func kubeconfig() async throws {
        try await environment.converge()
        try FileManager.default.removeItem(atPath: environment.kubeconfig)
        try await environment.expectMending(["kubeconfig"])
        #expect(try await environment.kubectl("get", "--raw", "/readyz") == "ok")
    }

    @Test("an image removed from a node is loaded into it again")
    func image() async throws {
        try await environment.converge()
        let node = "\(environment.cluster)-worker"
        let reference = try await environment.kubectl(
            "get", "deployment", "gateway", "--output", "jsonpath={.spec.template.spec.containers[0].image}")
        _ = try await Testbed.text("docker", ["exec", node, "ctr", "-n", "k8s.io", "images", "rm", reference])
        // A node's kubelet tells of its images only now and then.
        let deadline = ContinuousClock.now + .seconds(90)
        while try await environment.plan().status == 0, ContinuousClock.now < deadline {
            try await Task.sleep(for: .seconds(2))
        }
        try await environment.expectMending(["load gateway"])
    }
}

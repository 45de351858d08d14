import Foundation
import Testing

extension ClusterTests.UnmanagedCluster {
    /// The environment's profile names a cluster that somebody made with kind.
    private var environment: TestEnvironment {
        TestEnvironment(TestProfile(name: "envboot-test-foreign", hasGateway: false))
    }

    @Test("a cluster that envboot did not make is left alone, running or stopped")
    func foreign() async throws {
        try environment.write(environment.profile)
        _ = try await Testbed.text(
            "kind",
            [
                "create", "cluster", "--name", environment.cluster, "--kubeconfig", environment.kubeconfig,
            ] + (Testbed.nodeImage.map { ["--image", $0] } ?? []), timeout: .seconds(300))
        let kubeconfig = FileManager.default.contents(atPath: environment.kubeconfig)
        let running = try await environment.nodes()

        try await expectRefusals()
        #expect(try await environment.nodes() == running)
        #expect(FileManager.default.contents(atPath: environment.kubeconfig) == kubeconfig)
        #expect(try await environment.kubectl("get", "--raw", "/readyz") == "ok")
        #expect(try await environment.kubectl("get", "deployments", "--output", "name") == "")

        try await expectEditedStateIsNotBelieved()
        #expect(try await environment.nodes() == running)

        _ = try await Testbed.text("docker", ["stop", "\(environment.cluster)-control-plane"])
        let stopped = try await environment.nodes()
        try await expectRefusals()
        #expect(try await environment.nodes() == stopped)
    }

    /// The files and the objects by which envboot knows its own, made by somebody for what is not.
    private func expectEditedStateIsNotBelieved() async throws {
        let mark = "\(environment.folder)/state/envboot/\(environment.cluster).creating"
        try environment.write("", to: "state/envboot/\(environment.cluster).creating")
        try await environment.kubectl(
            "create", "configmap", "envboot", "--namespace", "kube-system", "--from-literal", "record.json={}")
        try await environment.kubectl(
            "label", "configmap", "envboot", "--namespace", "kube-system",
            "envboot/environment=\(environment.cluster)")
        try await expectRefusals()
        try FileManager.default.removeItem(atPath: mark)
    }

    private func expectRefusals() async throws {
        for command in ["up", "stop", "down"] {
            let run = try await environment.envboot(command)
            #expect(run.status == 75, "\(command): \(run)")
            #expect(run.errors.contains("'\(environment.cluster)' exists that envboot did not make"), "\(run)")
        }
        let (status, plan) = try await environment.plan()
        #expect(status == 3)
        #expect(plan.steps.isEmpty && plan.obstacles.count == 1, "\(plan)")
    }
}

import Foundation
import Testing

/// What befalls what is in a cluster, or its API server.
extension ClusterTests.ClusterFaults {
    private var environment: TestEnvironment { ClusterTests.single }

    /// Runs `up` with one more service, or other manifests, which are a fault.
    private func up(
        service: String? = nil, manifest: String? = nil
    ) async throws -> (run: Run, duration: Duration) {
        try await environment.converge()
        var profile = environment.profile
        if let service {
            try environment.write(service, to: "faulty.yaml")
            profile.furtherServices = "faulty: {manifests: [faulty.yaml], timeout: 20s}"
        }
        if let manifest {
            try environment.write(manifest, to: "faulty.yaml")
            profile.manifests = ["faulty.yaml"]
        }
        try environment.write(profile)
        let start = ContinuousClock.now
        let run = try await environment.envboot("up")
        return (run, .now - start)
    }

    private func deployment(_ container: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: faulty}
        spec:
          selector: {matchLabels: {app: faulty}}
          template:
            metadata: {labels: {app: faulty}}
            spec: {terminationGracePeriodSeconds: 0, containers: [{name: faulty, \(container)}]}
        """
    }

    /// What the Gateway's environment is after its services were left alone by a fault of another's.
    private func expectTheRestIsUp() async throws {
        await environment.expectAnswers()
        try await environment.converge()
        try await environment.expectNothingToDo()
        #expect(try await environment.kubectl("get", "deployments", "--output", "name").lines.count == 2)
    }

    @Test("An image that cannot be had ends up long before the service's time is over")
    func missingImage() async throws {
        let container = "image: nowhere.invalid/faulty:1, imagePullPolicy: Never"
        let (run, duration) = try await up(service: deployment(container))
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("deploy faulty: its pods cannot become ready: faulty-"), "\(run)")
        #expect(run.errors.contains("ErrImageNeverPull") && run.errors.contains("nowhere.invalid/faulty:1"), "\(run)")
        #expect(duration < .seconds(60))
        try await expectTheRestIsUp()
    }

    @Test("A service that does not become ready, or ends again and again, is waited for as long as its profile says")
    func neverReady() async throws {
        for container in [
            #"image: "redis:7-alpine", readinessProbe: {exec: {command: ["false"]}}"#,
            #"image: "redis:7-alpine", args: [--no-such-option, "1"], readinessProbe: {tcpSocket: {port: 6379}}"#,
        ] {
            let (run, duration) = try await up(service: deployment(container))
            #expect(run.status == 1, "\(run)")
            #expect(run.errors.contains("deploy faulty"), "\(run)")
            #expect(duration > .seconds(20) && duration < .seconds(120), "\(duration)")
        }
        try await expectTheRestIsUp()
    }

    @Test("A definition that the API server refuses is named with what is wrong about it")
    func refusedDefinition() async throws {
        let (run, _) = try await up(
            manifest: """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.example.dev}
                spec:
                  group: example.dev
                  scope: Namespaced
                  names: {plural: things, singular: thing, kind: Thing}
                  versions: [{name: v1, served: true, storage: true}]
                """)
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("apply crd things.example.dev") && run.errors.contains("openAPIV3Schema"), "\(run)")
        try await expectTheRestIsUp()
    }

    @Test("A namespace that is being deleted is waited for, and told of with what keeps it")
    func hangingNamespace() async throws {
        let manifest = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: hanging}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kept, namespace: hanging}
            data: {key: value}
            """
        try #require(try await up(manifest: manifest).run.status == 0)
        try await environment.kubectl(
            "patch", "configmap", "kept", "--namespace", "hanging", "--type", "merge", "--patch",
            #"{"metadata": {"finalizers": ["example.dev/hanging"]}}"#)
        try await environment.kubectl("delete", "namespace", "hanging", "--wait=false")
        #expect(try await environment.plan().plan.ids == ["manifests", "record"])
        let failed = try await environment.envboot("up")
        #expect(failed.status == 1, "\(failed)")
        #expect(failed.errors.contains("is being deleted since"), "\(failed)")
        #expect(failed.errors.contains("example.dev/hanging"), "\(failed)")

        // Somebody removes the finalizer while up waits.
        let run = try await environment.envboot(["up", "--output", "json"]) { program in
            for await line in program.lines where line.contains(#""started""#) && line.contains(#""manifests""#) {
                try await environment.kubectl(
                    "patch", "configmap", "kept", "--namespace", "hanging", "--type", "merge", "--patch",
                    #"{"metadata": {"finalizers": null}}"#)
                break
            }
        }
        #expect(run.status == 0, "\(run)")
        #expect(
            try await environment.kubectl("get", "configmap", "kept", "--namespace", "hanging", "--output", "name")
                != "")
        try await environment.expectNothingToDo()
        try await expectTheRestIsUp()
    }

    @Test("A node port that another service holds is told of with who holds it")
    func nodePort() async throws {
        try await environment.converge()
        try await environment.kubectl("delete", "service", "gateway")
        try await environment.kubectl(
            "create", "service", "nodeport", "holder", "--namespace", "kube-system", "--tcp", "80", "--node-port",
            "30080")
        let run = try await environment.envboot("up")
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("node port 30080 is held by service kube-system/holder"), "\(run)")
        try await environment.kubectl("delete", "service", "holder", "--namespace", "kube-system")
        try await expectTheRestIsUp()
    }

    @Test("An API server that is silent for half a minute is waited for")
    func frozen() async throws {
        try await environment.converge()
        let node = "\(environment.cluster)-control-plane"
        _ = try await Testbed.text("docker", ["pause", node])
        async let run = environment.envboot("up")
        try await Task.sleep(for: .seconds(30))
        _ = try await Testbed.text("docker", ["unpause", node])
        let finished = try await run
        #expect(finished.status == 0, "\(finished)")
        try await expectTheRestIsUp()
    }
}

extension FaultTests.Frozen {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-frozen", portBase: 21600))

    @Test("An API server that stays silent ends up within its time, and the cluster is left as it is")
    func frozenForGood() async throws {
        let environment = Self.environment
        try await environment.converge()
        let node = "\(environment.cluster)-control-plane"
        _ = try await Testbed.text("docker", ["pause", node])
        let before = try await environment.nodes()
        let start = ContinuousClock.now
        let run = try await environment.envboot("up")
        #expect(run.status == 1, "\(run)")
        #expect(.now - start < .seconds(180))
        #expect(run.errors.contains("docker unpause \(node)"), "\(run)")
        #expect(try await environment.nodes() == before)
        _ = try await Testbed.text("docker", ["unpause", node])
        try await environment.converge()
        await environment.expectAnswers()
        _ = try await environment.envboot("down", "--images")
    }
}

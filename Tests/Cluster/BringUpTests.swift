import Foundation
import Testing

extension ClusterTests.BringUp {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("up makes an environment out of nothing, which answers through each process's port")
    func upOnNothing() async throws {
        try environment.write(environment.profile)
        try #require(try await environment.envboot("down").status == 0)
        #expect(try await environment.plan().status == 3)

        let run = try await environment.envboot("up")
        try #require(run.status == 0, "\(run)")
        let table = run.output.lines.map { $0.split(separator: " ").map(String.init) }
        for (index, port) in environment.profile.ports.enumerated() {
            #expect(table.contains([String(index + 1), String(port), "http://127.0.0.1:\(port)"]), "\(run)")
        }
        await environment.expectAnswers()
        try await environment.expectNothingToDo()
    }

    @Test("up again changes nothing, says so, and starts at most 4 programs")
    func upAgain() async throws {
        try await environment.converge()
        let before = try await objectVersions()
        let run = try await environment.envboot("up", "--verbose")
        #expect(run.status == 0)
        #expect(run.output.contains(" is up to date "))
        #expect(run.programs.count <= 4, "\(run.programs)")
        // Two deployments, their two services and two pods, the record, the account, the role, its binding, the definition.
        #expect(before.count == 11, "\(before)")
        #expect(try await objectVersions() == before)
    }

    /// What envboot made, by what changes when somebody writes to it: a workload's generation, since its status is
    /// Kubernetes' own; other objects' versions; and the pods themselves, which a new rollout would replace.
    private func objectVersions() async throws -> [String] {
        let label = "envboot/environment=\(environment.cluster)"
        async let workloads = environment.kubectl(
            "get", "deployments", "--selector", label, "--output", Self.listing("{.metadata.generation}"))
        async let others = environment.kubectl(
            "get", "services,configmaps,serviceaccounts,clusterroles,clusterrolebindings,crd", "--all-namespaces",
            "--selector", label, "--output", Self.listing("{.metadata.resourceVersion}"))
        async let pods = environment.kubectl("get", "pods", "--output", Self.listing("{.metadata.uid}"))
        return try await [workloads, others, pods].flatMap(\.lines)
    }

    private static func listing(_ field: String) -> String {
        #"jsonpath={range .items[*]}{.kind} {.metadata.name} "# + field + #"{"\n"}{end}"#
    }

    @Test("a signal posted to each process's port arrives in Redis and in the cluster; posted again, it is a duplicate")
    func signals() async throws {
        try await environment.converge()
        let fingerprints = environment.profile.ports.map { "\(UUID())-\($0)" }
        for (port, fingerprint) in zip(environment.profile.ports, fingerprints) {
            #expect(await postSignal(fingerprint: fingerprint, port: port) == 201)
            #expect(await postSignal(fingerprint: fingerprint, port: port) == 202)
        }
        let requests = try await environment.kubectl(
            "get", "remediationrequests", "--output",
            #"jsonpath={range .items[*]}{.metadata.name} {.spec.fingerprint}{"\n"}{end}"#
        ).lines
        for fingerprint in fingerprints {
            let name = try await environment.kubectl(
                "exec", "deployment/redis", "--", "redis-cli", "get", "gateway:fingerprint:\(fingerprint)")
            #expect(requests.filter { $0.hasSuffix(fingerprint) } == ["\(name) \(fingerprint)"])
        }
    }

    @Test("status and env tell of every process, and each address answers")
    func addresses() async throws {
        struct Status: Decodable {
            struct Process: Decodable { var port: Int; var answers: Bool }
            var state: String
            var processes: [Process]
            var drift: [String]
        }
        try await environment.converge()
        let status: Status = try await environment.envboot("status", "--output", "json").decoded()
        #expect(status.state == "running")
        #expect(status.drift == [])
        #expect(status.processes.filter(\.answers).map(\.port) == environment.profile.ports)

        let variables: [String: String] = try await environment.envboot("env", "--format", "json").decoded()
        #expect(variables["KUBECONFIG"] == environment.kubeconfig)
        for (index, port) in environment.profile.ports.enumerated() {
            #expect(variables["GATEWAY_URL_\(index + 1)"] == "http://127.0.0.1:\(port)")
        }
    }

    @Test("the kubeconfig is its owner's alone, and the user's own is left as it was")
    func kubeconfigs() async throws {
        try await environment.converge()
        let attributes = try FileManager.default.attributesOfItem(atPath: environment.kubeconfig)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(
            try String(contentsOfFile: environment.userKubeconfig, encoding: .utf8)
                == TestEnvironment.userKubeconfigText)
    }
}

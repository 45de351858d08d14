import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// The effect of envboot's variables on the real programs, compared with that of the user's.
@Suite("User variables with real programs")
struct RealProgramsTests {
    private let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    /// Runs a program with the user's variables, and with those that envboot passes on.
    private func outputs(
        _ program: String, _ arguments: [String], _ variables: [String: String]
    ) async throws -> (users: String, envboots: String) {
        let base = ["PATH": sandbox.path + "/bin:" + Self.path, "HOME": sandbox.path]
        let all = base.merging(variables) { $1 }
        func output(_ runner: Runner) async throws -> String {
            let finished = try await runner.finish(Command(program, arguments, timeout: .seconds(60)))
            return String(decoding: finished.output, as: UTF8.self) + finished.errorOutput
        }
        return (
            try await output(.system(environment: all)),
            try await output(.system { VariableRule.inherited(by: $0.program, of: all) })
        )
    }

    private func script(_ name: String, _ text: String) throws {
        try sandbox.write("#!/bin/sh\n\(text)\n", to: "bin/" + name)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: sandbox.path + "/bin/" + name)
    }

    private static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    private static func has(_ program: String) -> Bool {
        path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    @Test(
        "kind asks for the profile's cluster, not for that of KIND_CLUSTER_NAME",
        .enabled(if: has("kind")))
    func clusterName() async throws {
        try script("docker", #"[ "$1" = -v ] && echo 'Docker version 28.2.2'; exit 0"#)
        let arguments = ["get", "kubeconfig"]
        let output = try await outputs("kind", arguments, ["KIND_CLUSTER_NAME": "intruder"])
        #expect(output.users.contains("intruder"), "\(output.users)")
        #expect(!output.envboots.contains("intruder"), "\(output.envboots)")
    }

    @Test("kind uses docker, whatever KIND_EXPERIMENTAL_PROVIDER says", .enabled(if: has("kind")))
    func provider() async throws {
        try script("docker", #"[ "$1" = -v ] && echo 'Docker version 28.2.2' || echo of-docker"#)
        try script("podman", "echo of-podman")
        let output = try await outputs(
            "kind", ["get", "clusters"], ["KIND_EXPERIMENTAL_PROVIDER": "podman"])
        #expect(output.users.contains("of-podman"), "\(output.users)")
        #expect(output.envboots == "of-docker\n")
    }

    @Test("kubectl reads only the given kubeconfig", .enabled(if: has("kubectl")))
    func kubeconfig() async throws {
        let file = try sandbox.write(
            "kind: Config\napiVersion: v1\ncurrent-context: users\n", to: "users")
        let arguments = ["config", "current-context"]
        let output = try await outputs("kubectl", arguments, ["KUBECONFIG": file])
        #expect(output.users == "users\n")
        #expect(!output.envboots.contains("users"), "\(output.envboots)")
    }

    @Test("kubectl ignores KUBERNETES_MASTER", .enabled(if: has("kubectl")))
    func master() async throws {
        let output = try await outputs(
            "kubectl", ["get", "pods", "--request-timeout", "2s"],
            ["KUBERNETES_MASTER": "http://127.0.0.1:9"])
        #expect(output.users.contains("127.0.0.1:9 "), "\(output.users)")
        #expect(!output.envboots.contains("127.0.0.1:9 "), "\(output.envboots)")
    }

    @Test("helm ignores the user's namespace, cluster and kubeconfig", .enabled(if: has("helm")))
    func helm() async throws {
        let variables = ["HELM_NAMESPACE": "users", "HELM_KUBECONTEXT": "users", "KUBECONFIG": "/users"]
        let output = try await outputs("helm", ["env"], variables)
        #expect(output.users.contains("users"), "\(output.users)")
        #expect(!output.envboots.contains("users"), "\(output.envboots)")
    }

    @Test("docker keeps its context, and envboot selects the same one", .enabled(if: has("docker")))
    func context() async throws {
        _ = try await outputs(
            "docker", ["context", "create", "far", "--docker", "host=ssh://build@farm"], [:])
        let cases: [[String: String]] = [
            [:], ["DOCKER_CONTEXT": "far"], ["DOCKER_CONTEXT": "default"], ["DOCKER_CONTEXT": ""],
            ["DOCKER_HOST": "tcp://127.0.0.1:1", "DOCKER_CONTEXT": "far"],
            ["DOCKER_HOST": "", "DOCKER_CONTEXT": "far"],
        ]
        for isStored in [false, true] {
            if isStored { _ = try await outputs("docker", ["context", "use", "far"], [:]) }
            for variables in cases {
                let shown = try await outputs("docker", ["context", "show"], variables)
                let all = variables.merging(["HOME": sandbox.path]) { $1 }
                #expect(shown.users == shown.envboots)
                let runner = Runner.system { [path = Self.path] in
                    VariableRule.inherited(by: $0.program, of: all.merging(["PATH": path]) { $1 })
                }
                let endpoint = await DockerEndpoint.of(DockerChoice(all), Docker(runner: runner))
                #expect((endpoint.context ?? "default") + "\n" == shown.envboots, "\(variables)")
                let isFar = endpoint.context == "far"
                #expect(
                    endpoint.address
                        == (isFar
                            ? "ssh://build@farm" : variables["DOCKER_HOST"].flatMap { $0.isEmpty ? nil : $0 }))
            }
        }
    }
}

import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Docker endpoint")
struct DockerEndpointTests {
    @Test("DOCKER_HOST takes precedence over DOCKER_CONTEXT, which takes precedence over the current context")
    func choice() throws {
        let sandbox = try Sandbox()
        let home = ["HOME": sandbox.path]
        func choice(_ variables: [String: String]) -> DockerChoice {
            DockerChoice(home.merging(variables) { $1 })
        }
        #expect(choice([:]) == .standard)
        try sandbox.write(#"{"auths": {}, "currentContext": "stored"}"#, to: ".docker/config.json")
        try sandbox.write(#"{"currentContext": "other"}"#, to: "own/config.json")
        try sandbox.write(#"{"currentContext": }"#, to: "broken/config.json")
        #expect(choice([:]) == .context("stored"))
        #expect(choice(["DOCKER_CONFIG": sandbox.path + "/own"]) == .context("other"))
        #expect(choice(["DOCKER_CONFIG": sandbox.path + "/broken"]) == .standard)
        #expect(choice(["DOCKER_CONTEXT": "far"]) == .context("far"))
        #expect(choice(["DOCKER_CONTEXT": "default"]) == .standard)
        #expect(choice(["DOCKER_CONTEXT": ""]) == .context("stored"))
        #expect(choice(["DOCKER_HOST": "tcp://h:1", "DOCKER_CONTEXT": "far"]) == .host("tcp://h:1"))
        #expect(DockerChoice([:]) == .standard)
    }

    @Test("The address of a context comes from docker, and is unknown if docker fails")
    func address() async {
        let programs = FakePrograms { command, _ in
            command.arguments[2] == "far" ? .printed("ssh://build@farm\n") : .failed("context not found")
        }
        let docker = Docker(runner: programs.runner)
        let far = await DockerEndpoint.of(.context("far"), docker)
        #expect(far == DockerEndpoint(address: "ssh://build@farm", context: "far") && far.isElsewhere)
        #expect(far.place == "at ssh://build@farm (context far)")
        let unknown = await DockerEndpoint.of(.context("gone"), docker)
        #expect(unknown == DockerEndpoint(context: "gone") && unknown.isElsewhere)
        #expect(
            await programs.lines.first == "docker context inspect far --format {{.Endpoints.docker.Host}}"
        )
        #expect(await DockerEndpoint.of(.standard, docker) == .standard)
        #expect(await programs.commands.count == 2)
    }

    @Test(
        "Sockets and pipes lead to this machine, Docker Desktop's and Colima's among them",
        arguments: [
            ("unix:///var/run/docker.sock", false),
            ("unix:///home/me/.docker/desktop/docker.sock", false),
            ("unix:///Users/me/.colima/default/docker.sock", false),
            ("npipe:////./pipe/docker_engine", false),
            ("tcp://10.0.0.1:2376", true), ("tcp://localhost:2375", true), ("ssh://build@farm", true),
            ("farm:2375", true),
        ])
    func place(address: String, isElsewhere: Bool) {
        #expect(DockerEndpoint(address: address).isElsewhere == isElsewhere)
        #expect(DockerEndpoint(address: address, context: "c").isElsewhere == isElsewhere)
        #expect(!DockerEndpoint.standard.isElsewhere)
    }

    @Test(
        "The finding says that this machine's address does not reach the ports only if that is known",
        arguments: [
            (DockerEndpoint(address: "ssh://127.0.0.1.farm"), true),
            (DockerEndpoint(address: "tcp://10.0.0.1:2376"), true),
            (DockerEndpoint(address: "tcp://127.0.0.1:2375"), false),
            (DockerEndpoint(address: "tcp://[::1]:2375"), false),
            (DockerEndpoint(address: "ssh://me@localhost"), false),
            (DockerEndpoint(context: "gone"), false),
        ])
    func reach(endpoint: DockerEndpoint, isKnown: Bool) async throws {
        let docker = Docker(runner: FakePrograms { _, _ in .failed("No such image: envboot.invalid/none") }.runner)
        let findings = await ElsewhereCheck(
            endpoint: endpoint, desired: try Sandbox().desired(), docker: docker
        ).findings()
        #expect(findings.map(\.check) == ["ports", "mounts"])
        #expect(findings.allSatisfy { $0.level == .warning && $0.remedy != nil })
        #expect(findings[0].why.hasSuffix("here does not reach them") == isKnown, "\(findings[0])")
    }

    @Test("A mounted path that Docker's machine lacks is an error, and asking for it creates nothing")
    func missingMount() async throws {
        let programs = FakePrograms { _, _ in
            .failed("invalid mount config for type \"bind\": bind source path does not exist: /x/app")
        }
        let sandbox = try Sandbox()
        let findings = await ElsewhereCheck(
            endpoint: DockerEndpoint(address: "tcp://10.0.0.1:2376"), desired: try sandbox.desired(),
            docker: Docker(runner: programs.runner)
        ).findings()
        let mount = try #require(findings.first { $0.check == "mounts" })
        #expect(mount.level == .error && mount.found.contains("\(sandbox.path)/app does not exist"), "\(mount)")
        #expect(mount.place != nil)
        let lines = await programs.lines
        #expect(lines.count == 1 && lines[0].contains("--pull never"), "\(lines)")
    }
}

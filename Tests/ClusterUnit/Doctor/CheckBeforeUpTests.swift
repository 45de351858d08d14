import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What up checks before it changes anything")
struct CheckBeforeUpTests {
    private let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    /// A machine without the cluster, and with what its programs say of themselves.
    private func programs(kind: String = "kind v0.27.0", memory: Int64 = 32 << 30) -> FakePrograms {
        FakePrograms { command, _ in
            switch (command.program, command.arguments.first) {
            case ("docker", "info"): .printed(#"{"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": \#(memory)}"#)
            case ("docker", "--version"): .printed("Docker version 28.2.2")
            case ("docker", "inspect"): .printed("[]")
            case ("kind", "version"): .printed(kind)
            case ("kubectl", "version"): .printed(#"{"clientVersion": {"gitVersion": "v1.30.1"}}"#)
            case ("docker", "ps"): CommandOutput()
            default: .failed("cut off here")
            }
        }
    }

    private func up(
        _ programs: FakePrograms, _ text: String = Sandbox.profile, events: @escaping EventHandler = { _ in }
    ) async throws {
        _ = try await Environment(
            try sandbox.desired(text), runner: programs.runner, folder: sandbox.state, events: events
        ).up(mayRecreate: { _ in true })
    }

    private func changing(_ programs: FakePrograms) async -> [String] {
        await programs.lines.filter {
            !["docker info", "docker --version", "docker ps", "docker inspect", "kind version", "kubectl version"]
                .contains($0.split(separator: " ").prefix(2).joined(separator: " "))
        }
    }

    @Test("All that is in the way is told at once, and nothing is changed")
    func errors() async throws {
        try await LocalServer.serving(.ok) { server in
            let programs = programs(kind: "kind v0.2.1")
            let text = Sandbox.profile.replacing("18080", with: String(server.port - 1))
            let failure = await #expect(throws: ChecksFailed.self) { try await up(programs, text) }
            #expect(failure?.findings.map(\.check) == ["kind", "ports"], "\(String(describing: failure))")
            let message = failure?.description ?? ""
            #expect(message.contains("port \(server.port) of 127.0.0.1, for service gateway, is in use by"))
            #expect(message.contains("(p.yaml:23)"))
            #expect(await changing(programs) == [])
        }
    }

    @Test("If a build requires BuildKit and Docker lacks it, nothing is built and docker-buildx is suggested")
    func buildKit() async throws {
        let programs = programs()
        let text = Sandbox.profile.replacing("{context: app}", with: "{context: app, ssh: [default]}")
        let failure = await #expect(throws: ChecksFailed.self) { try await up(programs, text) }
        let found = failure?.findings.first { $0.check == "buildkit" }
        #expect(found?.found == "the image gateway cannot be built: ssh requires BuildKit")
        #expect(found?.remedy?.hasPrefix("install docker-buildx") == true && found?.place?.line == 11)
        #expect(await changing(programs) == ["docker buildx version"])
    }

    @Test("BuildKit is there with docker-buildx, in docker before 23 without it, and only looked for if required")
    func hasBuildKit() async throws {
        let plain = try sandbox.desired()
        let text = Sandbox.profile.replacing("{context: app}", with: "{context: app, cacheTo: [type=inline]}")
        let demanding = try sandbox.desired(text)
        for (desired, buildx, docker, count) in [
            (plain, false, "28.2.2", 0), (demanding, true, "28.2.2", 0), (demanding, false, "20.10.24", 0),
            (demanding, false, "23.0.0", 1),
        ] as [(Desired, Bool, String, Int)] {
            let programs = FakePrograms { command, _ in
                if command.arguments.first == "--version" { return .printed("Docker version \(docker)") }
                return buildx ? CommandOutput() : .failed("docker: 'buildx' is not a docker command.")
            }
            let check = BuilderCheck(profile: desired.profile, runner: programs.runner, images: desired.images)
            #expect(await check.findings().filter { $0.level == .error }.count == count)
            if desired.cluster == plain.cluster, desired.images == plain.images {
                #expect(await programs.lines.isEmpty)
            }
        }
    }

    @Test("A warning is told of, and the steps follow")
    func warnings() async throws {
        let (told, sink) = AsyncStream.makeStream(of: Event.self)
        let programs = programs(memory: 1 << 30)
        await #expect(throws: FailedRun.self) { try await up(programs) { sink.yield($0) } }
        sink.finish()
        let warnings = await told.reduce(into: [Finding]()) { if case .warned(let finding) = $1 { $0.append(finding) } }
        #expect(warnings.map(\.check) == ["memory"])
        #expect(await changing(programs).contains { $0.hasPrefix("kind create") })
    }

    @Test("The ports of stopped nodes have to be free for a start, that of the API server among them")
    func stoppedNodes() async throws {
        try await LocalServer.serving(.ok) { server in
            var node = Observed.NodeContainer(
                name: "shop-control-plane", role: "control-plane", isRunning: false, image: "", mounts: [], ports: [],
                apiPort: server.port)
            let desired = try sandbox.desired()
            #expect([node].wantedPorts(desired).map(\.use) == ["the API server"])
            node.ports = [.init(hostPort: 18081, nodePort: 30080, listenAddress: "127.0.0.1")]
            #expect([node].wantedPorts(desired).map(\.place?.line) == [23, nil])
            #expect([node].heldPorts == [])
            node.isRunning = true
            #expect([node].heldPorts == [18081, server.port])
        }
    }

    @Test("Nothing is checked where nothing is done but waiting")
    func waiting() async throws {
        let machine = try FakeMachine()
        let programs = machine.programs()
        let environment = Environment(machine.desired, runner: programs.runner, folder: machine.sandbox.state)
        let observed = try machine.converged()
        let plan = Planner.plan(machine.desired, observed)
        #expect(plan.steps.map(\.id) == ["answers gateway"])
        try await environment.diagnosis.check(environment, before: plan, observed)
        #expect(await programs.commands.isEmpty)
    }
}

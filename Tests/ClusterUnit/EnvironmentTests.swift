import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("An environment, against a machine on which it is up")
struct EnvironmentTests {
    private func environment(_ machine: FakeMachine, _ programs: FakePrograms) -> Cluster.Environment {
        Environment(machine.desired, runner: programs.runner, folder: machine.sandbox.state)
    }

    private func foreignMachine() throws -> FakeMachine {
        var machine = try FakeMachine()
        machine.objects = { _ in .printed(#"{"items": []}"#) }
        machine.kubeadm = .printed("node-labels: tier=tests\n")
        return machine
    }

    @Test("A cluster that is somebody else's is neither changed, stopped nor removed")
    func foreign() async throws {
        let machine = try foreignMachine()
        let programs = machine.programs()
        let environment = environment(machine, programs)
        let obstacle = Obstacle.unmanagedCluster(
            name: "shop", difference: "its nodes lack the label envboot/environment=shop")
        await #expect(throws: obstacle) { _ = try await environment.up(mayRecreate: { _ in true }) }
        await #expect(throws: obstacle) { _ = try await environment.stop() }
        await #expect(throws: obstacle) { _ = try await environment.down(images: true) }
        #expect(try await environment.status().state == "foreign")
        #expect(try machine.sandbox.names().contains("kubeconfig"))
        let asked = ["docker ps", "docker inspect", "docker cp", "kubectl --kubeconfig"]
        for line in await programs.lines { #expect(asked.contains { line.hasPrefix($0) }, "\(line)") }
    }

    @Test(
        "A mark that outlived a kill is forgotten, so that the cluster does not pass for half-made once it is stopped")
    func forgottenMark() async throws {
        let machine = try FakeMachine()
        let mark = CreationMark(folder: machine.sandbox.state, cluster: "shop")
        try mark.set()
        let environment = environment(machine, machine.programs())
        #expect(try await environment.plan().createsCluster == false)
        #expect(try mark.exists(), "a plan changes nothing")
        // Something that stands in the way ends the run before anything else is done.
        try machine.sandbox.write(FakeMachine.kubeconfig(port: 40001, cluster: "prod"), to: "kubeconfig")
        await #expect(throws: Obstacle.self) { _ = try await environment.up(mayRecreate: { _ in false }) }
        #expect(try !mark.exists())
    }

    @Test("A cluster is not recreated without leave")
    func recreationRefused() async throws {
        var machine = try FakeMachine()
        machine.inspected = machine.inspected.replacing("v1.30.0", with: "v1.29.0")
        let programs = machine.programs()
        let environment = environment(machine, programs)
        let refusal = await #expect(throws: RecreationRefused.self) {
            try await environment.up(mayRecreate: { _ in false })
        }
        #expect(refusal?.changes == ["node image is kindest/node:v1.29.0, not kindest/node:v1.30.0"])
        #expect(await !programs.lines.contains { $0.hasPrefix("kind") })
    }

    @Test("What has to be over before there is a plan is told of, also where it fails")
    func preparations() async throws {
        let sandbox = try Sandbox()
        let text = Sandbox.profile.replacing("{ref: redis:7-alpine}", with: "{ref: redis:7-alpine, pull: always}")
        let programs = FakePrograms { command, _ in
            if command.arguments.first != "pull" { throw ProgramError.notFound(command) }
            return CommandOutput()
        }
        let (told, sink) = AsyncStream.makeStream(of: Event.self)
        let environment = Environment(
            try sandbox.desired(text), runner: programs.runner, folder: sandbox.state, events: { sink.yield($0) })
        await #expect(throws: FailedRun.self) { _ = try await environment.up(mayRecreate: { _ in false }) }
        sink.finish()
        let timeline = Timeline(await told.reduce(into: []) { $0.append(($1, .zero)) }, until: .zero)
        #expect(timeline.entries.map(\.step) == ["pull", "observe"])
        #expect(timeline.entries.map(\.error) == [nil, "the program 'docker' was not found on PATH"])
    }

    @Test("Nodes that run are stopped; where none runs, nothing is done")
    func stop() async throws {
        var machine = try FakeMachine()
        let programs = machine.programs()
        #expect(try await environment(machine, programs).stop())
        #expect(await programs.lines.last == "docker stop shop-control-plane shop-worker")

        machine.inspected = machine.inspected.replacing(#""running""#, with: #""exited""#)
        let stopped = machine.programs()
        #expect(try await !environment(machine, stopped).stop())
        #expect(await !stopped.lines.contains { $0.hasPrefix("docker stop") })
    }

    @Test("Down removes the cluster and its kubeconfig, and, where there is nothing, nothing")
    func down() async throws {
        var machine = try FakeMachine()
        let programs = machine.programs()
        let path = machine.sandbox.path + "/kubeconfig"
        #expect(try await environment(machine, programs).down(images: false) == ["the cluster shop", path])
        #expect(await programs.lines.last == "kind delete cluster --name shop --kubeconfig TMP/kubeconfig")
        #expect(!FileManager.default.fileExists(atPath: path))

        machine.containers = []
        machine.inspected = "[]"
        #expect(try await environment(machine, machine.programs()).down(images: false).isEmpty)
    }

    @Test("Down with images removes those that were built for the environment, and no others")
    func downImages() async throws {
        let machine = try FakeMachine()
        let inner = machine.programs().runner
        let programs = FakePrograms { command, _ in
            if command.arguments.first == "images" { return .printed("\"envboot.local/shop/gateway:1\"\n") }
            return try await inner.finish(command)
        }
        let removed = try await environment(machine, programs).down(images: true)
        #expect(removed.last == "the image envboot.local/shop/gateway:1")
        #expect(
            await programs.lines.suffix(2) == [
                "docker images --filter reference=envboot.local/shop/* --format "
                    + #"{{json (printf "%s:%s" .Repository .Tag)}}"#,
                "docker rmi envboot.local/shop/gateway:1",
            ])
    }

    @Test("A status tells of the nodes, images, services and processes, and of what differs")
    func status() async throws {
        let machine = try FakeMachine()
        let status = try await environment(machine, machine.programs()).status()
        #expect(status.state == "running")
        #expect(
            status.nodes.map { "\($0.name) \($0.role) \($0.state)" } == [
                "shop-control-plane control-plane ready", "shop-worker worker ready",
            ])
        #expect(status.images.map(\.onThisMachine) == [true, true])
        #expect(status.images.map(\.lackingIn) == [[], []])
        #expect(status.services.map(\.state) == ["ready", "http://127.0.0.1:18081/ready does not answer"])
        #expect(
            status.processes.map { "\($0.process) \($0.port) \($0.answers)" } == ["1 18081 false", "2 18082 false"])
        #expect(
            status.drift.first == "wait until gateway answers on 2 ports: http://127.0.0.1:18081/ready does not answer")
    }
}

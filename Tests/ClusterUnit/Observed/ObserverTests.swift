import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Observing")
struct ObserverTests {
    @Test("A converged environment is seen as it is, with three programs", arguments: ["20.10", "28"])
    func converged(docker: String) async throws {
        let machine = try FakeMachine(docker: docker)
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        var wanted = try machine.converged()
        #expect(observed.nodes.map(\.name) == wanted.nodes.map(\.name))
        #expect(observed.hostImages == wanted.hostImages)
        #expect(observed.kubeconfig == .current)
        let contents = try #require(observed.contents)
        #expect(contents.record == wanted.contents?.record)
        #expect(contents.nodesLacking.isEmpty)
        #expect(Set(await programs.commands.map(\.program)) == ["docker", "kubectl"])
        #expect(await programs.commands.count == 3)

        // The ports are all that is missing for there to be nothing to do.
        #expect(Planner.plan(machine.desired, observed).steps.map(\.id) == ["answers gateway"])
        wanted = observed
        wanted.answering = try Observed.converged(machine.desired).answering
        #expect(Planner.plan(machine.desired, wanted).isEmpty)
    }

    @Test("An impossible port is ignored", arguments: [Int.max, Int.min, -1, 65536])
    func impossiblePort(port: Int) async throws {
        var machine = try FakeMachine()
        machine.inspected = machine.inspected.replacing(#""18081""#, with: "\"\(port)\"")
        let ports = try await machine.observe().nodes.flatMap(\.ports).map(\.hostPort)
        #expect(ports == [18082])
    }

    @Test("The programs are asked for just what matters")
    func commands() async throws {
        let machine = try FakeMachine()
        let programs = machine.programs()
        _ = try await machine.observe(programs)
        let kinds = [
            "ConfigMap.v1.", "CustomResourceDefinition.v1.apiextensions.k8s.io", "Deployment.v1.apps", "Endpoints.v1.",
            "Node.v1.", "Service.v1.", "ServiceAccount.v1.",
        ]
        #expect(
            await Set(programs.lines) == [
                "docker ps --all --filter label=io.x-k8s.kind.cluster=shop --format {{json .Names}}",
                "docker inspect shop-control-plane shop-worker \(machine.desired.images[0].reference) "
                    + "docker.io/library/redis:7-alpine",
                "kubectl --kubeconfig \(machine.sandbox.path)/kubeconfig get \(kinds.joined(separator: ",")) "
                    + "--all-namespaces --selector envboot/environment=shop --output json --request-timeout 10s",
            ])
    }

    @Test("A node that may lack an image is asked itself, as the fourth program")
    func asksNode() async throws {
        var machine = try FakeMachine()
        machine.nodeImages = #"{"images": []}"#
        let objects = machine.objects
        machine.objects = { kinds in
            let output = String(decoding: try objects(kinds).output, as: UTF8.self)
            return .printed(output.replacing("library\\/redis", with: "library\\/other"))
        }
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        #expect(
            await programs.lines.filter { $0.contains("crictl") } == ["docker exec shop-worker crictl images -o json"])
        #expect(await programs.commands.count == 4)
        #expect(
            observed.contents?.nodesLacking == [
                machine.desired.images[0].reference: ["shop-worker"], "redis:7-alpine": ["shop-worker"],
            ])
    }

    @Test(
        "A node lacks a pulled image until it has the one that docker has now",
        arguments: [("sha256:redis", true), ("sha256:other", true), ("sha256:new", false)])
    func pulledImage(inNode id: String, isLacking: Bool) async throws {
        var machine = try FakeMachine()
        machine.inspected = machine.inspected.replacing("sha256:redis", with: "sha256:new")
        machine.nodeImages = machine.nodeImages.replacing("sha256:redis", with: id)
        let observed = try await machine.observe()
        #expect(observed.hostImages["redis:7-alpine"] == "sha256:new")
        #expect(observed.contents?.nodesLacking == (isLacking ? ["redis:7-alpine": ["shop-worker"]] : [:]))
    }

    @Test("No containers are no cluster")
    func absent() async throws {
        var machine = try FakeMachine()
        machine.containers = []
        machine.inspected = "[]\n"
        try FileManager.default.removeItem(atPath: machine.sandbox.path + "/kubeconfig")
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        #expect(observed == Observed())
        #expect(await programs.commands.count == 2)
    }

    @Test(
        "docker's word for what it does not have is understood, however it is written",
        arguments: ["Error: No such object: shop-control-plane", "error: no such object: shop-control-plane"])
    func noSuchObject(message: String) async throws {
        let docker = Docker(
            runner: FakePrograms { _, _ in
                CommandOutput(status: .exited(1), output: Array("[]\n".utf8), errorOutput: message)
            }.runner)
        #expect(try await docker.inspect(["shop-control-plane"]).isEmpty)
    }

    @Test("Where docker does not answer, that is the error, and nothing is taken for absent")
    func dockerFails() async throws {
        let machine = try FakeMachine()
        let message = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it running?"
        let error = await #expect(throws: ProgramError.self) {
            try await machine.observe(FakePrograms { _, _ in .failed(message) })
        }
        #expect(error?.output == message)
        await #expect(throws: ProgramError.self) {
            try await machine.observe(FakePrograms { command, _ in throw ProgramError.notFound(command) })
        }
    }

    @Test("What is no JSON is an error of its own")
    func unreadable() async throws {
        var machine = try FakeMachine()
        machine.inspected = "<html>"
        let error = await #expect(throws: ProgramError.self) { try await machine.observe() }
        #expect(error?.description == "docker printed something unexpected: it is no JSON")
    }
}

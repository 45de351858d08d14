import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Observing the states of a cluster")
struct ObserverClusterTests {
    private static let refused = CommandOutput.failed(
        "E1120 23:54:21 memcache.go:265] couldn't get current server API group list\n"
            + "The connection to the server 127.0.0.1:40001 was refused - did you specify the right host or port?")

    private func silentMachine() throws -> FakeMachine {
        var machine = try FakeMachine()
        machine.objects = { _ in Self.refused }
        return machine
    }

    @Test("An API server that does not answer is silent, with the last line of the reason")
    func silent() async throws {
        let observed = try await silentMachine().observe()
        #expect(
            observed.cluster
                == .silent(
                    "The connection to the server 127.0.0.1:40001 was refused - did you specify the right host or port?"
                ))
    }

    @Test("An API server that hangs is silent too")
    func hangs() async throws {
        var machine = try FakeMachine()
        machine.objects = { _ in throw ProgramError.timedOut(Command("kubectl", [], timeout: .seconds(20)), output: "")
        }
        #expect(try await machine.observe().cluster == .silent("no answer within 20 s"))
    }

    @Test("A kubectl that is not there is an error, not a silent API server")
    func noKubectl() async throws {
        var machine = try FakeMachine()
        let error = ProgramError.notFound(Command("kubectl", [], timeout: .seconds(1)))
        machine.objects = { _ in throw error }
        await #expect(throws: error) { try await machine.observe() }
    }

    @Test("Stopped nodes are seen without the API server", arguments: ["exited", "created", "dead"])
    func stopped(status: String) async throws {
        var machine = try silentMachine()
        machine.inspected = machine.inspected.replacing(#""running""#, with: "\"\(status)\"")
        let observed = try await machine.observe()
        #expect(observed.cluster == .stopped)
        #expect(observed.nodes.allSatisfy { !$0.isRunning })
    }

    @Test(
        "A cluster that does not answer is foreign where its nodes' configuration lacks the label as a whole",
        arguments: [
            ("node-labels: envboot/environment=shop", false), ("node-labels: a=b,envboot/environment=shop,c=d", false),
            ("node-labels: envboot/environment=shop-remote", true), ("node-labels: tier=tests", true),
        ])
    func ownership(configuration: String, isUnmanaged: Bool) async throws {
        var machine = try silentMachine()
        machine.kubeadm = .printed(configuration + "\n")
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        #expect((observed.cluster == .unmanaged) == isUnmanaged)
        #expect(await programs.lines.contains("docker cp shop-control-plane:/kind/kubeadm.conf -"))
    }

    @Test("Where no node has a configuration yet, only the mark of a creation says whose they are")
    func ownershipByMark() async throws {
        var machine = try silentMachine()
        machine.kubeadm = .failed("Error: Could not find the file /kind/kubeadm.conf in container")
        #expect(try await machine.observe().cluster == .unmanaged)
        try CreationMark(folder: machine.sandbox.state, cluster: "shop").set()
        let observed = try await machine.observe()
        #expect(observed.isCreationUnfinished)
        #expect(observed.cluster != .unmanaged)
        #expect(Planner.plan(machine.desired, observed).steps.first?.reason == "its creation was interrupted")
    }

    @Test("A cluster without nodes of one's own is foreign, or, by its label, one that they have not joined yet")
    func noNodes() async throws {
        var machine = try FakeMachine()
        machine.objects = { _ in .printed(#"{"items": []}"#) }
        #expect(try await machine.observe().cluster == .silent("its nodes have not joined it yet"))
        machine.kubeadm = .printed("node-labels: tier=tests\n")
        #expect(try await machine.observe().cluster == .unmanaged)
    }

    @Test("Containers of a cluster whose name only begins alike are not its nodes")
    func wholeNames() async throws {
        var machine = try FakeMachine()
        machine.inspected = machine.inspected.replacing(
            #""io.x-k8s.kind.cluster": "shop""#, with: #""io.x-k8s.kind.cluster": "shop-remote""#)
        machine.containers = []
        let observed = try await machine.observe()
        #expect(observed.nodes.isEmpty)
        #expect(observed.cluster == .absent)
        #expect(!Observer.names("envboot/environment=fleet-e2e", in: "envboot/environment=fleet-e2e-remote,"))
        #expect(Observer.names("envboot/environment=fleet-e2e", in: "x=fleet-e2e-remote,envboot/environment=fleet-e2e"))
    }

    @Test("A node that is not in the profile is found by the cluster's label and inspected")
    func unknownNode() async throws {
        var machine = try FakeMachine()
        machine.containers.append("shop-worker2")
        let programs = machine.programs()
        _ = try await machine.observe(programs)
        #expect(await programs.lines.contains("docker inspect shop-worker2"))
    }

    @Test("A kind that the server does not know is left out, and the others are read")
    func unknownKind() async throws {
        var machine = try FakeMachine()
        let objects = machine.objects
        machine.objects = { kinds in
            for kind in ["CustomResourceDefinition", "Deployment"] where kinds.contains(kind) {
                return .failed("error: the server doesn't have a resource type \"\(kind)\"")
            }
            return try objects(kinds)
        }
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        #expect(observed.contents?.nodes.count == 2)
        let asked = await programs.commands.compactMap { $0.value(of: "get") }
        #expect(asked.count == 3)
        #expect(asked.last == "ConfigMap.v1.,Endpoints.v1.,Node.v1.,Service.v1.,ServiceAccount.v1.")
    }
}

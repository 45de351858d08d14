import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Observing through a kubeconfig")
struct ObserverKubeconfigTests {
    private func remove(_ machine: FakeMachine) throws {
        try FileManager.default.removeItem(atPath: machine.sandbox.path + "/kubeconfig")
    }

    @Test("Where the kubeconfig is missing, the cluster is read through kind's")
    func missing() async throws {
        let machine = try FakeMachine()
        try remove(machine)
        let programs = machine.programs()
        let observed = try await machine.observe(programs)
        #expect(observed.kubeconfig == .missing)
        #expect(observed.contents?.record != nil)
        let kubectl = try #require(await programs.lines.first { $0.hasPrefix("kubectl") })
        #expect(kubectl.hasPrefix("kubectl --kubeconfig TMP/kubeconfig get "))
        #expect(try !machine.sandbox.names().contains("kubeconfig"), "observing writes nothing")
    }

    @Test("A kubeconfig that leads to a port of an earlier cluster is stale, and what it tells is not taken")
    func otherPort() async throws {
        let machine = try FakeMachine()
        try machine.sandbox.write(FakeMachine.kubeconfig(port: 39999), to: "kubeconfig")
        let observed = try await machine.observe()
        #expect(observed.kubeconfig == .stale("it leads to port 39999, where no node is"))
        #expect(observed.contents?.nodes.count == 2)
    }

    @Test("Somebody else's kubeconfig is not used")
    func foreign() async throws {
        let machine = try FakeMachine()
        try machine.sandbox.write(FakeMachine.kubeconfig(port: 40001, cluster: "prod"), to: "kubeconfig")
        let programs = machine.programs()
        #expect(try await machine.observe(programs).kubeconfig == .otherCluster("prod"))
        #expect(await !programs.lines.contains { $0.contains("\(machine.sandbox.path)/kubeconfig") })
    }

    @Test("A cluster that kind has no kubeconfig for is silent")
    func kindFails() async throws {
        var machine = try FakeMachine()
        try remove(machine)
        machine.kindKubeconfig = .failed("ERROR: could not locate any control plane nodes")
        #expect(try await machine.observe().cluster == .silent("kind has no kubeconfig for it"))
    }
}

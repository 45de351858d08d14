import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("A creation that fails")
struct FailedCreationTests {
    private func up(failing output: String) async throws -> (FailingMachine, lines: [String]) {
        var machine = try FailingMachine()
        machine.override = { command in
            command.program == "kind" && command.arguments.first == "create" ? .failed(output) : nil
        }
        let programs = machine.programs()
        let run = try await #require(throws: FailedRun.self) {
            _ = try await machine.environment(programs).up(mayRecreate: { _ in false })
        }
        #expect((run.error as? StepFailure)?.step.id == "cluster")
        return (machine, await programs.lines)
    }

    private func mark(_ machine: FailingMachine) -> CreationMark {
        CreationMark(folder: machine.sandbox.state, cluster: "shop")
    }

    @Test("The nodes stay until their logs are there, and are then removed with the mark")
    func retained() async throws {
        let (machine, lines) = try await up(failing: "ERROR: failed to init node with kubeadm: too many open files")
        let log = try #require(lines.firstIndex { $0.contains("journalctl") && $0.contains("kubelet") })
        let deletion = try #require(lines.firstIndex { $0.hasPrefix("kind delete cluster --name shop") })
        #expect(log < deletion)
        #expect(try !mark(machine).exists())
        let files = try machine.sandbox.diagnostics()
        #expect(files["nodes/shop-control-plane/kubelet.log"] != nil)
        #expect(files["index.txt"]?.contains("likely cause: the machine's limits on inotify") == true)
    }

    @Test("A cluster that somebody else made in the meantime is left alone")
    func foreign() async throws {
        let (machine, lines) = try await up(
            failing: #"ERROR: failed to create cluster: node(s) already exist for a cluster with the name "shop""#)
        #expect(!lines.contains { $0.hasPrefix("kind delete") })
        #expect(try !mark(machine).exists())
    }

    @Test("Where the nodes cannot be removed, the mark stays for the next run")
    func stuck() async throws {
        var machine = try FailingMachine()
        machine.override = { command in
            command.program == "kind" && command.arguments.first != "get" ? .failed("no answer") : nil
        }
        let programs = machine.programs()
        await #expect(throws: FailedRun.self) {
            _ = try await machine.environment(programs).up(mayRecreate: { _ in false })
        }
        #expect(try mark(machine).exists())
    }
}

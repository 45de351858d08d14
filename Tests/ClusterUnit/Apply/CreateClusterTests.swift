import Foundation
import Programs
import Testing

@testable import Cluster

@Suite("Creating a cluster")
struct CreateClusterTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
    }

    private var mark: CreationMark { CreationMark(folder: sandbox.state, cluster: "shop") }

    private func create(replacing: Bool = false, _ programs: FakePrograms) async throws {
        let applier = Applier(
            desired: desired, observed: Observed(), runner: programs.runner, folder: sandbox.state, events: { _ in })
        try await applier.createCluster(replacing: replacing) { _ in }
    }

    /// Stands in place of a kind that creates the cluster: it finds the configuration and writes a kubeconfig.
    private func programs() -> FakePrograms {
        FakePrograms { [desired, mark] command, _ in
            guard command.program == "kind", command.arguments.first == "create",
                let configuration = command.value(of: "--config"), let kubeconfig = command.value(of: "--kubeconfig")
            else { return .printed("{}") }
            #expect(try String(contentsOfFile: configuration, encoding: .utf8) == desired.kindConfiguration)
            #expect(mark.exists, "a kill from here on leaves a half-made cluster")
            try Data("made by kind".utf8).write(to: URL(fileURLWithPath: kubeconfig))
            return Finished()
        }
    }

    @Test("kind writes a kubeconfig of its own, which is then put in its place, and the record follows")
    func create() async throws {
        let programs = programs()
        try await create(programs)
        #expect(
            await programs.lines == [
                "kind create cluster --config \(sandbox.path)/state/envboot/shop/kind.yaml --kubeconfig TMP/kubeconfig",
                "kubectl --kubeconfig \(sandbox.path)/kubeconfig apply "
                    + "--filename \(sandbox.path)/state/envboot/shop/record.yaml --output json "
                    + "--server-side --force-conflicts --field-manager envboot",
            ])
        #expect(try sandbox.read("kubeconfig") == "made by kind")
        #expect(try sandbox.mode(of: "kubeconfig") == 0o600)
        #expect(!mark.exists)
        let folder = try #require(await programs.commands[0].value(of: "--kubeconfig"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("What is replaced is deleted first")
    func replacing() async throws {
        let programs = programs()
        try await create(replacing: true, programs)
        #expect(await programs.lines[0] == "kind delete cluster --name shop --kubeconfig TMP/kubeconfig")
        #expect(await programs.lines[1].hasPrefix("kind create cluster"))
    }

    @Test("The mark goes where kind fails by itself, since it then removes its nodes")
    func failure() async throws {
        await #expect(throws: ProgramError.self) { try await create(FakePrograms { _, _ in .failed("no port") }) }
        #expect(!mark.exists)
        #expect(try !sandbox.names().contains("kubeconfig"))
    }

    @Test("The mark stays where kind was cut short, since its nodes are then left")
    func interruption() async throws {
        await #expect(throws: CancellationError.self) {
            try await create(FakePrograms { _, _ in throw CancellationError() })
        }
        #expect(mark.exists)
        await #expect(throws: ProgramError.self) {
            try await create(FakePrograms { command, _ in throw ProgramError.timedOut(command, output: "") })
        }
        #expect(mark.exists)
    }
}

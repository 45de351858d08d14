import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Creating a cluster")
struct CreateClusterTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
    }

    private var mark: CreationMark { CreationMark(folder: sandbox.state, cluster: "shop") }

    private func create(
        replacing: Bool = false, isUnfinished: Bool = false, _ programs: FakePrograms,
        reach: @escaping StepGraph.OnMilestone = { _ in }
    ) async throws {
        var observed = Observed()
        observed.isCreationUnfinished = isUnfinished
        let applier = Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
        try await applier.createCluster(replacing: replacing, { _ in }, reach)
    }

    /// The commands, without those that watch the nodes boot beside them.
    private func lines(_ programs: FakePrograms) async -> [String] {
        await programs.lines.filter { !$0.hasPrefix("docker ") }
    }

    /// Stands in place of a kind that creates the cluster: it finds the configuration and writes a kubeconfig.
    private func programs() -> FakePrograms {
        FakePrograms { [desired, mark] command, _ in
            guard command.program == "kind", command.arguments.first == "create",
                let configuration = command.value(of: "--config"), let kubeconfig = command.value(of: "--kubeconfig")
            else { return .printed("{}") }
            #expect(try String(contentsOfFile: configuration, encoding: .utf8) == desired.kindConfiguration)
            #expect(try mark.exists(), "a kill from here on leaves a half-made cluster")
            try Data("made by kind".utf8).write(to: URL(fileURLWithPath: kubeconfig))
            return CommandOutput()
        }
    }

    @Test("Nodes that Docker made late for a killed run are removed, and the cluster is created then")
    func late() async throws {
        let made = programs()
        let programs = FakePrograms { command, onLine in
            if command.line.hasPrefix("docker inspect") { return .printed("[]") }
            if command.line.hasPrefix("docker ps") { return CommandOutput() }
            guard command.program == "kind", command.arguments.first == "create" else { return .printed("{}") }
            let isFirst = await made.commands.isEmpty
            let finished = try await made.runner.finish(command)
            return isFirst ? .failed(#"node(s) already exist for a cluster with the name "shop""#) : finished
        }
        try await create(isUnfinished: true, programs)
        let kinds = await programs.commands.filter { $0.program == "kind" }.map { $0.arguments.first }
        #expect(kinds == ["create", "delete", "create"])
        #expect(try !mark.exists())
    }

    @Test("Nodes that somebody else created after a run was killed are left alone, whatever the mark says")
    func lateForeign() async throws {
        var machine = try FakeMachine()
        machine.objects = { _ in .printed(#"{"items": []}"#) }
        machine.kubeadm = .printed("node-labels: tier=tests\n")
        let theirs = machine.programs()
        let programs = FakePrograms { command, _ in
            guard command.program == "kind", command.arguments.first == "create" else {
                return try await theirs.runner.finish(command)
            }
            return .failed(#"node(s) already exist for a cluster with the name "shop""#)
        }
        await #expect(throws: ProgramError.self) { try await create(isUnfinished: true, programs) }
        #expect(await !programs.lines.contains { $0.hasPrefix("kind delete") })
        #expect(try !mark.exists())
    }

    @Test("kind writes a kubeconfig of its own, which is then put in its place, and the record follows")
    func create() async throws {
        let programs = programs()
        try await create(programs)
        #expect(
            await lines(programs) == [
                "kind create cluster --name shop --config \(sandbox.path)/state/envboot/shop/kind.yaml "
                    + "--kubeconfig TMP/kubeconfig --retain",
                "kubectl --kubeconfig \(sandbox.path)/kubeconfig apply "
                    + "--filename \(sandbox.path)/state/envboot/shop/record.yaml --output json "
                    + "--server-side --force-conflicts --field-manager envboot",
            ])
        #expect(try sandbox.read("kubeconfig") == "made by kind")
        #expect(try sandbox.mode(of: "kubeconfig") == 0o600)
        #expect(try !mark.exists())
        let kind = try #require(await programs.commands.first { $0.program == "kind" })
        let folder = try #require(kind.value(of: "--kubeconfig"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("What is replaced is deleted first")
    func replacing() async throws {
        let programs = programs()
        try await create(replacing: true, programs)
        #expect(await lines(programs)[0] == "kind delete cluster --name shop --kubeconfig TMP/kubeconfig")
        #expect(await lines(programs)[1].hasPrefix("kind create cluster"))
    }

    @Test("While kind is still at work, the worker is told of once its console shows that it has booted")
    func boot() async throws {
        let (boots, sink) = AsyncStream.makeStream(of: String.self)
        let programs = FakePrograms { [programs = programs()] command, onLine in
            switch command.arguments.first {
            case "events": onLine?("shop-worker")
            case "logs":
                onLine?("[  OK  ] Reached target basic.target - Basic System.")
                sink.yield("console")
                onLine?("[  OK  ] Reached target multi-user.target - Multi-User System.")
                try await Task.sleep(for: .seconds(600))
            case "create": for await boot in boots where boot == Step.nodesBooted { break }
            default: break
            }
            return try await programs.runner.finish(command, onLine: onLine)
        }
        try await create(programs) { sink.yield($0) }
        let watching = await programs.lines.filter { $0.hasPrefix("docker ") }
        #expect(watching.count == 2)
        #expect(watching.first?.contains("--filter container=shop-worker --filter event=start") == true)
        #expect(watching.last == "docker logs --follow shop-worker")
    }

    @Test("A cluster is created too where docker tells nothing of its nodes")
    func unseenBoot() async throws {
        let programs = FakePrograms { [programs = programs()] command, onLine in
            if command.program == "docker" { return .failed("unknown command") }
            return try await programs.runner.finish(command, onLine: onLine)
        }
        try await create(programs) { Issue.record("\($0) was not to be seen") }
        #expect(try sandbox.read("kubeconfig") == "made by kind")
    }

    @Test("kind's progress tells when the control plane has started")
    func controlPlane() async throws {
        let (milestones, sink) = AsyncStream.makeStream(of: String.self)
        let programs = FakePrograms { [programs = programs()] command, onLine in
            if command.program == "kind" { onLine?(" • Joining worker nodes 🚜  ...") }
            return try await programs.runner.finish(command, onLine: onLine)
        }
        try await create(programs) { sink.yield($0) }
        #expect(await milestones.first { _ in true } == Step.controlPlaneStarted)
    }

    @Test("The mark stays where kind fails, since its nodes are kept; not where they are somebody else's")
    func failure() async throws {
        await #expect(throws: ProgramError.self) { try await create(FakePrograms { _, _ in .failed("no port") }) }
        #expect(try mark.exists())
        #expect(try !sandbox.names().contains("kubeconfig"))
        let conflict = #"ERROR: node(s) already exist for a cluster with the name "shop""#
        await #expect(throws: ProgramError.self) { try await create(FakePrograms { _, _ in .failed(conflict) }) }
        #expect(try !mark.exists())
    }

    @Test("The mark stays where kind was cut short, since its nodes are then left")
    func interruption() async throws {
        await #expect(throws: CancellationError.self) {
            try await create(FakePrograms { _, _ in throw CancellationError() })
        }
        #expect(try mark.exists())
        await #expect(throws: ProgramError.self) {
            try await create(FakePrograms { command, _ in throw ProgramError.timedOut(command, output: "") })
        }
        #expect(try mark.exists())
    }
}

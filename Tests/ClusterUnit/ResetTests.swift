import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Resetting an environment")
struct ResetTests {
    private func reset(_ machine: FakeMachine, _ programs: FakePrograms, _ desired: Desired? = nil) async throws {
        let environment = Environment(
            desired ?? machine.desired, runner: programs.runner, folder: machine.sandbox.state)
        try await environment.reset(mayRecreate: { _ in false })
    }

    @Test("What is kept is put in place in one move, and every node is ended at once")
    func restore() async throws {
        var machine = try FakeMachine()
        machine.kept = .printed("0123456789abcdef\n")
        // What follows is what a start of stopped nodes is; it is cut off here.
        let programs = FakePrograms { [programs = machine.programs()] command, onLine in
            if command.arguments.first == "kill" { return .failed("no such container") }
            return try await programs.runner.finish(command, onLine: onLine)
        }
        await #expect(throws: FailedRun.self) { try await reset(machine, programs) }
        let node = "docker exec shop-control-plane"
        let lines = await programs.lines
        let start = try #require(lines.firstIndex(of: "\(node) ls /var/lib/envboot/kept"))
        #expect(
            lines[start...].dropFirst().prefix(4) == [
                "\(node) rm -rf /var/lib/envboot/member /var/lib/etcd/member.before",
                "\(node) cp -a --sparse=always /var/lib/envboot/kept/0123456789abcdef/member /var/lib/envboot/member",
                "\(node) mv --backup=simple --suffix=.before -T /var/lib/envboot/member /var/lib/etcd/member",
                "docker kill shop-control-plane shop-worker",
            ])
    }

    @Test("Where nothing is kept, nothing is touched, and the error says what to do")
    func nothingKept() async throws {
        let machine = try FakeMachine()
        let programs = machine.programs()
        let run = await #expect(throws: FailedRun.self) { try await reset(machine, programs) }
        #expect((run?.error as? StepFailure)?.cause is NoKeptState)
        #expect(NoKeptState(cluster: "shop").description.contains("envboot down, then envboot up"))
        #expect(await !programs.lines.contains { $0.contains(" kill ") || $0.contains(" mv ") })
    }

    @Test("Somebody else's cluster is not touched")
    func foreign() async throws {
        var machine = try FakeMachine()
        machine.objects = { _ in .printed(#"{"items": []}"#) }
        machine.kubeadm = .printed("node-labels: tier=tests\n")
        await #expect(throws: Obstacle.self) { try await reset(machine, machine.programs()) }
    }

    static let unsafe = [
        ("name: x, emptyDir: {}", "deployment shop keeps data in the volume x"),
        ("name: x, hostPath: {path: /data}", "deployment shop keeps data in the volume x"),
        ("name: x, persistentVolumeClaim: {claimName: x}", "deployment shop keeps data in the volume x"),
        ("name: x, emptyDir: {medium: Memory}", nil),
        ("name: x, configMap: {name: x}", nil),
    ]

    @Test("Data that is not in etcd is a reason to refuse", arguments: unsafe)
    func volumes(volume: String, reason: String?) throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop}
            spec: {template: {spec: {volumes: [{\(volume)}]}}}
            """, to: "extra.yaml")
        let text = Sandbox.profile.replacing("settings.yaml]", with: "settings.yaml, extra.yaml]")
        let obstacles = try sandbox.desired(text).resetObstacles
        #expect(obstacles.count == (reason == nil ? 0 : 1))
        if let reason { #expect(obstacles.first?.hasPrefix(reason) == true, "\(obstacles)") }
    }

    @Test("So are several control-plane nodes, each with a part of the state")
    func severalControlPlanes() async throws {
        let machine = try FakeMachine()
        let text = Sandbox.profile.replacing("- role: worker", with: "- role: control-plane\n    - role: worker")
        let desired = try machine.sandbox.desired(text)
        #expect(desired.onlyControlPlane == nil)
        #expect(desired.resetObstacles == ["it has several control-plane nodes, whose states cannot be set together"])
    }
}

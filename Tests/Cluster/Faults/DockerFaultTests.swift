import Foundation
import Testing

/// What befalls Docker, or the containers and networks that it keeps.
extension ExclusiveFaultTests.DockerFaults {
    private static let environment = TestEnvironment(
        TestProfile(name: "envboot-test-docker", workers: 1, portBase: 21700))
    private var environment: TestEnvironment { Self.environment }
    private var controlPlane: String { "\(environment.cluster)-control-plane" }
    private var worker: String { "\(environment.cluster)-worker" }

    @discardableResult
    private func docker(_ arguments: String...) async throws -> String {
        try await Testbed.text("docker", arguments)
    }

    private func expectUp(
        _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let run = try await environment.envboot(["up"] + arguments) { _ in }
        #expect(run.status == 0, "\(run)", sourceLocation: sourceLocation)
        await environment.expectAnswers(sourceLocation: sourceLocation)
        try await environment.expectNothingToDo(sourceLocation: sourceLocation)
    }

    @Test("One stopped node is started", arguments: ["control-plane", "worker"])
    func stoppedNode(role: String) async throws {
        try await environment.converge()
        try await docker("stop", "\(environment.cluster)-\(role)")
        #expect(try await environment.plan().plan.ids == ["cluster"])
        try await expectUp()
    }

    @Test("Nodes that have swapped their addresses find each other")
    func swappedAddresses() async throws {
        try await environment.converge()
        let before = try await addresses()
        try await docker("stop", controlPlane, worker)
        // Docker gives away the lowest that is free: so the one that had the higher is to start first.
        let names = zip([controlPlane, worker], before).sorted { $0.1 > $1.1 }.map(\.0)
        for name in names { try await docker("start", name) }
        let after = try await addresses()
        #expect(after == before.reversed(), "\(before) became \(after)")
        try await expectUp()
    }

    private func addresses() async throws -> [String] {
        try await docker(
            "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", controlPlane, worker
        ).lines
    }

    @Test("A removed worker only a new cluster brings back, which is asked for first")
    func removedWorker() async throws {
        try await environment.converge()
        try await docker("rm", "--force", "--volumes", worker)
        let before = try await environment.nodes()
        let run = try await environment.envboot("up")
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("node \(worker) is missing") && run.errors.contains("--recreate"), "\(run)")
        #expect(try await environment.nodes() == before)
        try await expectUp("--recreate")
    }

    @Test("A cluster whose control plane was removed has nothing to lose, and is recreated")
    func removedControlPlane() async throws {
        try await environment.converge()
        try await docker("rm", "--force", "--volumes", controlPlane)
        try await expectUp()
    }

    @Test("A network named kind of somebody else's is used and left as it is")
    func foreignNetwork() async throws {
        try environment.write(environment.profile)
        try #require(try await environment.envboot("down").status == 0)
        try await docker("network", "rm", "kind")
        try await docker("network", "create", "--label", "owner=somebody", "--subnet", "10.199.0.0/16", "kind")
        try await expectUp()
        try #require(try await environment.envboot("down").status == 0)
        #expect(try await docker("network", "inspect", "--format", "{{.Labels.owner}}", "kind") == "somebody")
        try await docker("network", "rm", "kind")
    }

    @Test("A node image that cannot be pulled is named, and nothing is left behind")
    func missingNodeImage() async throws {
        let environment = TestEnvironment(TestProfile(name: "envboot-test-no-image", hasGateway: false))
        var profile = environment.profile
        profile.nodeImage = "nowhere.invalid/node:v1"
        try environment.write(profile)
        let run = try await environment.envboot("up")
        #expect(run.status != 0, "\(run)")
        #expect(run.errors.contains("nowhere.invalid/node:v1") && run.errors.contains("cluster.image"), "\(run)")
        #expect(try await environment.nodes() == [])
        profile.nodeImage = Testbed.nodeImage
        try environment.write(profile)
        #expect(try await environment.envboot("up").status == 0)
        #expect(try await environment.envboot("down").status == 0)
    }

    @Test(
        "Docker that is stopped and started in the middle of up, at any of its parts, keeps the next from nothing",
        .enabled(if: Testbed.isTestbed, "stops Docker, which others on this machine may need"),
        arguments: ["image gateway", "cluster", "nodes", "service redis"])
    func restart(step: String) async throws {
        try environment.write(environment.profile)
        let options = step == "image gateway" ? ["--images"] : []
        try #require(try await environment.envboot(["down"] + options) { _ in }.status == 0)
        let start = ContinuousClock.now
        let run = try await environment.envboot(["up", "--output", "json"]) { program in
            for await line in program.lines where line.contains(#""started""#) && line.contains("\"\(step)\"") { break }
            if step == "cluster" { try await Task.sleep(for: .seconds(10)) }
            _ = try await Testbed.text(Testbed.sources + "/Tests/Testbed/stop-docker", [])
        }
        // Not as long as kubectl waits for what does not answer any more.
        #expect(.now - start < .seconds(170))
        let left = try await environment.programsLeft()
        _ = try await Testbed.text(Testbed.sources + "/Tests/Testbed/start-docker", [])
        #expect(run.status != 0, "\(run)")
        #expect(left == [])
        try await expectUp()
    }

    @Test(
        "Docker that is restarted under an environment keeps up from nothing",
        .enabled(if: Testbed.isTestbed, "stops Docker, which others on this machine may need"))
    func restartAfterwards() async throws {
        try await environment.converge()
        _ = try await Testbed.text(Testbed.sources + "/Tests/Testbed/stop-docker", [])
        let run = try await environment.envboot("up")
        #expect(run.status == 69, "\(run)")
        _ = try await Testbed.text(Testbed.sources + "/Tests/Testbed/start-docker", [])
        try await expectUp()
        try #require(try await environment.envboot("down", "--images").status == 0)
    }
}

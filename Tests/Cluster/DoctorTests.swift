import Foundation
import Testing

extension ClusterTests.Doctor {
    private var environment: TestEnvironment {
        TestEnvironment(TestProfile(name: "envboot-test-doctor", portBase: 21400))
    }

    @Test("doctor finds nothing in the way of an environment that is not there yet, and changes nothing")
    func healthy() async throws {
        let environment = environment
        try environment.write(environment.profile)
        let run = try await environment.envboot("doctor")
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("ports: ports 21401-21404 free"), "\(run)")
        #expect(try await environment.nodes().isEmpty)
    }

    @Test("a port that a container holds is found before anything is made, and named with its place and the container")
    func takenPort() async throws {
        let environment = environment
        try environment.write(environment.profile)
        let line =
            try #require(
                environment.profile.text.split(separator: "\n", omittingEmptySubsequences: false)
                    .firstIndex { $0.hasPrefix("ports:") }) + 1
        let run = try await upWhileTaken(21402, environment)
        #expect(run.status == 69, "\(run)")
        let found = "port 21402 of 127.0.0.1, for service gateway, is in use by the container \(Self.holder)"
        #expect(run.errors.contains("ports: \(found) (profiles/test.yaml:\(line))"), "\(run)")
        #expect(try await environment.nodes().isEmpty)
    }

    @Test("a port that was taken while the environment was stopped is found before its nodes are started")
    func takenWhileStopped() async throws {
        let environment = ClusterTests.gateway
        try await environment.converge()
        #expect(try await environment.envboot("stop").status == 0)
        let stopped = try await environment.nodes()
        let port = try #require(environment.profile.ports.first)
        let run = try await upWhileTaken(port, environment)
        #expect(run.status == 69 && run.errors.contains("port \(port) of 127.0.0.1"), "\(run)")
        #expect(try await environment.nodes() == stopped)
        let again = try await environment.envboot("up")
        #expect(again.status == 0, "\(again)")
    }

    private static let holder = Testbed.namePrefix + "holder"

    private func upWhileTaken(_ port: Int, _ environment: TestEnvironment) async throws -> Run {
        _ = try? await Testbed.text("docker", ["rm", "--force", Self.holder])
        _ = try await Testbed.text(
            "docker",
            ["run", "--detach", "--name", Self.holder, "--publish", "127.0.0.1:\(port):6379", "redis:7-alpine"])
        let run = try await environment.envboot("up")
        _ = try await Testbed.text("docker", ["rm", "--force", Self.holder])
        return run
    }
}

import Testing

extension ClusterTests.NoDocker {
    @Test("where Docker cannot be reached, every command says so", arguments: ["up", "plan", "status", "stop", "down"])
    func unreachable(command: String) async throws {
        var environment = TestEnvironment(TestProfile(name: "envboot-test-nowhere", hasGateway: false))
        environment.variables["DOCKER_HOST"] = "unix:///nonexistent"
        try environment.write(environment.profile)
        let run = try await environment.envboot(command)
        #expect(run.status == 69, "\(run)")
        #expect(run.errors.contains("Docker daemon") && run.errors.contains("start Docker"), "\(run)")
    }
}

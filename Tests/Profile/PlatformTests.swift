import Testing

@testable import Profile

@Testing.Suite("A profile of several services with files, jobs, charts and conditions")
struct PlatformTests {
    private func profile(_ variables: [String: String] = [:]) throws -> Profile {
        try Profile.load(
            contentsOf: fixtures + "/platform.yaml", environment: environment.merging(variables) { $1 })
    }

    private func service(_ name: String, _ variables: [String: String] = [:]) throws -> Service {
        try #require(try profile(variables).services.first { $0.name == name })
    }

    @Test("A service has the ports with names, the first being the main one, and a way to each that is exposed")
    func ports() throws {
        let api = try service("api")
        let health = ServicePort(name: "health", number: 8081)
        let metrics = ServicePort(name: "metrics", number: 9090)
        #expect(api.ports == [ServicePort(name: "http", number: 8080), health, metrics])
        #expect(
            api.exposes == [
                Expose(nodePort: 30080, perProcess: true), Expose(port: health, nodePort: 30081, hostPort: 9081),
                Expose(port: metrics, nodePort: 30090, hostPort: 9090),
            ])
        #expect(api.readiness == Readiness(path: "/ready", port: 8081))
    }

    @Test("Each way to a service has its variable, further ones by the port's name")
    func variables() throws {
        let variables = try profile().variables.filter { $0.name.hasPrefix("API") && $0.name.hasSuffix("_URL") }
        #expect(
            variables.map { "\($0.name)=\($0.value)" } == [
                "API_URL=http://127.0.0.1:8081", "API_HEALTH_URL=http://127.0.0.1:9081",
                "API_METRICS_URL=http://127.0.0.1:9090",
            ])
    }

    @Test("Files are known by their path in the container and where they are, and which of them are secrets")
    func files() throws {
        #expect(
            try service("api").files == [
                ContainerFile(path: "/etc/api/app.yaml", source: fixtures + "/files/app.yaml"),
                ContainerFile(path: "/etc/api/token", source: fixtures + "/files/token", isSecret: true),
            ])
    }

    @Test("What is waited for is an object, those of a selector, or an answer")
    func waits() throws {
        #expect(
            try service("api").waitFor == [
                .object(
                    condition: "condition=Available", resource: "deployment/api", selector: nil, namespace: "default"),
                .object(
                    condition: "jsonpath={.status.phase}=Running", resource: "pods",
                    selector: "app.kubernetes.io/name=api", namespace: "tools"),
                .answer(path: "/metrics", port: 9090),
            ])
    }

    @Test("A chart is a folder, or a name in a repository")
    func charts() throws {
        let shop = Chart(
            source: .path(fixtures + "/charts/shop"), values: [fixtures + "/charts/values.yaml"],
            set: [EnvironmentVariable(name: "tier", value: "a,b"), EnvironmentVariable(name: "replicas", value: "2")])
        #expect(try service("shop").definition == .chart(shop))
        let cache = Chart(
            source: .name("redis", repository: "https://charts.example.com", version: "1.2.3"))
        #expect(try service("cache").definition == .chart(cache))
    }

    @Test("Jobs are decoded in their order")
    func jobs() throws {
        let migrate = Job(
            name: "migrate", image: "api", command: ["migrate", "up"], args: ["--verbose"],
            env: [EnvironmentVariable(name: "DATABASE", value: "database")],
            files: [ContainerFile(path: "/run/secrets/password", source: fixtures + "/files/token", isSecret: true)],
            needs: ["database"], timeout: .seconds(300))
        #expect(
            try profile().jobs == [migrate, Job(name: "seed", namespace: "tools", image: "api", needs: ["migrate"])])
    }

    @Test("What has a condition that does not hold is not there, and nothing needs it")
    func withoutCoverage() throws {
        let profile = try profile()
        #expect(profile.cluster.nodes[0].extraMounts.isEmpty)
        #expect(profile.images.map(\.name) == ["api", "database"])
        #expect(!profile.services.contains { $0.name == "profiler" })
        #expect(try service("api").needs == ["database", "migrate"])
        #expect(try service("api").env.map(\.name) == ["MODE", "QUICK"])
        #expect(profile.hooks.map(\.run) == [["echo", "done"]])
        guard case .build(let build) = profile.images[0].source else { throw Unexpected() }
        #expect(build.args.isEmpty)
    }

    @Test("What has a condition that holds is there")
    func withCoverage() throws {
        let variables = ["COVERAGE": "on"]
        let profile = try profile(variables)
        #expect(profile.cluster.nodes[0].extraMounts.map(\.containerPath) == ["/coverdata"])
        #expect(profile.images.map(\.name) == ["api", "database", "profiler"])
        #expect(try service("api", variables).needs == ["database", "migrate", "profiler"])
        #expect(try service("api", variables).env.map(\.name) == ["MODE", "GOCOVERDIR"])
        #expect(profile.hooks.count == 2)
        guard case .build(let build) = profile.images[0].source else { throw Unexpected() }
        #expect(build.args == ["COVER": "on"])
    }

    private struct Unexpected: Error {}

    @Test(
        "A condition is a variable that is set, that is not, that has a value, or that has another",
        arguments: [
            ("V", [:], false), ("V", ["V": ""], false), ("V", ["V": "0"], true), ("!V", [:], true),
            ("!V", ["V": "1"], false), ("V=a", ["V": "a"], true), ("V=a", ["V": "b"], false), ("V=a", [:], false),
            ("V!=a", ["V": "a"], false), ("V!=a", [:], true), ("V=", [:], true), ("V=a=b", ["V": "a=b"], true),
        ] as [(String, [String: String], Bool)])
    func conditions(text: String, variables: [String: String], holds: Bool) {
        #expect(Condition(text: text).holds(variables) == holds)
    }
}

import Foundation
import Programs
import Testing

/// A service is taken in, as docs/onboarding.md says, beside others whose environments are up.
extension ClusterTests.Onboarding {
    private static let name = Testbed.namePrefix + "payments"

    /// The suite is built without modules, as Debian has Ginkgo's library, and so stands in a GOPATH.
    private var environment: TestEnvironment {
        var environment = TestEnvironment(TestProfile(name: Self.name))
        environment.variables = [
            "GO111MODULE": "off", "GOPATH": "\(environment.folder)/gopath:/usr/share/gocode",
            "GOCACHE": Testbed.goCache,
        ]
        if let image = Testbed.nodeImage { environment.variables["ENVBOOT_NODE_IMAGE"] = image }
        return environment
    }

    private var repository: String { environment.folder + "/gopath/src/example.dev/payments" }

    @Test("in an empty Go repository beside two environments, every command of docs/onboarding.md does what it says")
    func onboarding() async throws {
        let page = try OnboardingPage(serviceName: Self.name)
        try prepare(page)
        async let one = envboot("up", "--profile", "profiles/one.yaml")
        async let two = envboot("up", "--profile", "profiles/two.yaml")
        for run in try await [one, two] { try #require(run.status == 0, "\(run)") }

        let ending = try #require(page.sections.last)
        for section in page.sections.dropLast() { try await follow(section) }
        let ports = try await envboot("ports", "--check")
        #expect(ports.status == 0 && ports.output.contains("8181-8196"), "\(ports)")
        for profile in ["one", "two", Self.name] {
            let plan = try await envboot("plan", "--check", "--profile", "profiles/\(profile).yaml")
            #expect(plan.status == 0, "\(plan)")
        }
        try await expectSuiteBringsUp()
        try await expectNothingLeft()
        try await follow(ending)
    }

    /// Runs the commands of a section as a person would.
    private func follow(_ section: OnboardingPage.Section) async throws {
        let folder = URL(fileURLWithPath: Testbed.program).deletingLastPathComponent().path
        let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        for command in section.commands {
            let run = try await run("bash", ["-c", command], ["PATH": path])
            try #require(run.status == 0, "\(command)\n\(run)")
            if command.hasPrefix("make test-e2e") {
                #expect(run.output.contains("Ran 2 of 2 Specs"), "\(command)\n\(run)")
            }
        }
    }

    /// Started without make, the suite finds its environment by itself, here with its service missing.
    private func expectSuiteBringsUp() async throws {
        try await kubectl("delete", "deployment", Self.name)
        let suite = "\(repository)/test/e2e/\(Self.name)"
        let run = try await run("ginkgo", ["--procs=2", "."], ["ENVBOOT": Testbed.program], directory: suite)
        #expect(run.status == 0, "\(run)")
    }

    /// The specs' namespaces go, and those of the environment stay.
    private func expectNothingLeft() async throws {
        for _ in 1...60 {
            let names = try await kubectl("get", "namespaces", "--output", "name").lines
            #expect(names.contains("namespace/default"))
            if !names.contains(where: { $0.hasPrefix("namespace/e2e-") }) { return }
            try await Task.sleep(for: .seconds(1))
        }
        Issue.record("a namespace of a spec is left")
    }

    private func prepare(_ page: OnboardingPage) throws {
        try #require(Set(page.files.keys) == ["go.mod", "main.go", "Dockerfile", ".dockerignore"])
        try #require(page.sections.flatMap(\.commands).count > 10)
        let files = FileManager.default
        for folder in [repository + "/profiles", environment.folder + "/home", environment.folder + "/tmp"] {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let neighbours = [
            "profiles/one.yaml": neighbour("one", "expose: {nodePort: 30080, perProcess: true}"),
            "profiles/two.yaml": neighbour("two", "needs: []"),
        ]
        for (file, text) in page.files.merging(neighbours, uniquingKeysWith: { $1 }) {
            try text.write(toFile: "\(repository)/\(file)", atomically: true, encoding: .utf8)
        }
    }

    private func neighbour(_ name: String, _ line: String) -> String {
        """
        apiVersion: envboot/v1
        name: \(Testbed.namePrefix)\(name)
        images: {redis: {ref: "redis:7-alpine"}}
        services:
          redis:
            image: redis
            port: 6379
            \(line)
        ports: {processes: 2}

        """
    }

    private func envboot(_ arguments: String...) async throws -> Run { try await run(Testbed.program, arguments) }

    private func run(
        _ program: String, _ arguments: [String], _ variables: [String: String] = [:], directory: String? = nil
    ) async throws -> Run {
        var command = environment.command(arguments, program: program)
        command.directory = directory ?? repository
        command.environment.merge(variables) { $1 }
        return Run(try await Testbed.runner.finish(command))
    }

    @discardableResult
    private func kubectl(_ arguments: String...) async throws -> String {
        let kubeconfig = "\(environment.folder)/home/.kube/\(Self.name)-kubeconfig"
        return try await Testbed.text("kubectl", ["--kubeconfig", kubeconfig] + arguments)
    }
}

import Foundation
import Programs
import Testing

/// A service is taken in beside others whose environments are up.
extension ClusterTests.Onboarding {
    private static let name = Testbed.namePrefix + "payments"

    /// The suite is built without modules, as Debian has Ginkgo's library, and so stands in a GOPATH.
    private var environment: TestEnvironment {
        var environment = TestEnvironment(TestProfile(name: Self.name))
        environment.variables = [
            "GO111MODULE": "off", "GOPATH": "\(environment.folder)/gopath:/usr/share/gocode",
            "GOCACHE": environment.folder + "/tmp/gocache",
        ]
        if let image = Testbed.nodeImage { environment.variables["ENVBOOT_NODE_IMAGE"] = image }
        return environment
    }

    private var repository: String { environment.folder + "/gopath/src/example.dev/payments" }

    @Test("in an empty Go repository beside two environments, init, gen-makefile and make test-e2e pass")
    func onboarding() async throws {
        try prepare()
        async let one = envboot("up", "--profile", "profiles/one.yaml")
        async let two = envboot("up", "--profile", "profiles/two.yaml")
        for run in try await [one, two] { try #require(run.status == 0, "\(run)") }

        for arguments in [["init", Self.name, "--suite", "--yes"], ["gen-makefile"]] {
            let run = try await run(Testbed.program, arguments)
            try #require(run.status == 0, "\(run)")
        }
        let ports = try await envboot("ports", "--check")
        #expect(ports.status == 0 && ports.output.contains("8181-8196"), "\(ports)")
        let test = try await run("make", ["test-e2e", "PROCS=2", "ENVBOOT=\(Testbed.program)"])
        try #require(test.status == 0, "\(test)")
        #expect(test.output.contains("Ran 2 of 2 Specs"), "\(test)")

        for profile in ["one", "two", Self.name] {
            let plan = try await envboot("plan", "--check", "--profile", "profiles/\(profile).yaml")
            #expect(plan.status == 0, "\(plan)")
        }
        try await expectSuiteBringsUp()
        try await expectNothingLeft()
    }

    /// Started without make, the suite finds its environment by itself, here with its service missing.
    private func expectSuiteBringsUp() async throws {
        try await kubectl("delete", "deployment", Self.name)
        let suite = "\(repository)/test/e2e/\(Self.name)"
        let run = try await run("ginkgo", ["--procs=2", "."], directory: suite, ["ENVBOOT": Testbed.program])
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

    private func prepare() throws {
        let files = FileManager.default
        for folder in [repository + "/profiles", environment.folder + "/home", environment.folder + "/tmp"] {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        for (file, text) in [
            "go.mod": "module example.dev/payments\n\ngo 1.19\n", "main.go": Self.program,
            "Dockerfile": Self.dockerfile,
            "profiles/one.yaml": neighbour("one", "expose: {nodePort: 30080, perProcess: true}"),
            "profiles/two.yaml": neighbour("two", "needs: []"),
        ] {
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

    private static let program = """
        package main

        import "net/http"

        func main() {
        	http.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
        	if err := http.ListenAndServe(":8080", nil); err != nil {
        		panic(err)
        	}
        }

        """

    private static let dockerfile = """
        FROM golang:1.23-bookworm AS build
        WORKDIR /src
        ENV CGO_ENABLED=0
        COPY go.mod main.go ./
        RUN go build -o /payments .

        FROM debian:bookworm-slim
        COPY --from=build /payments /usr/local/bin/payments
        EXPOSE 8080
        ENTRYPOINT ["/usr/local/bin/payments"]

        """

    private func envboot(_ arguments: String...) async throws -> Run { try await run(Testbed.program, arguments) }

    private func run(
        _ program: String, _ arguments: [String], directory: String? = nil, _ variables: [String: String] = [:]
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

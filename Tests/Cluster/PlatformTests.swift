import Foundation
import Testing

/// The shipped profile `platform` under a name, and with ports, of the tests' own; with coverage.
private struct Platform {
    let environment: TestEnvironment

    /// Where the password is, and a migration that the shipped profile does not have.
    static let password = "examples/platform/secrets/database-password"
    static let migration = "examples/platform/database/migrations/003-notes.sql"
    static let addition = "CREATE TABLE notes (id integer PRIMARY KEY);\n"

    init() {
        var environment = TestEnvironment(TestProfile(name: "envboot-test-platform", hasGateway: false))
        environment.variables["COVERAGE"] = "1"
        self.environment = environment
    }

    var folder: String { environment.folder }

    /// The profile, with another migration where that file is there.
    private func text() throws -> String {
        let migrated = "/migrations/002-prices.sql: examples/platform/database/migrations/002-prices.sql\n"
        let isAdded = FileManager.default.fileExists(atPath: "\(folder)/\(Self.migration)")
        return try String(contentsOfFile: Testbed.sources + "/profiles/platform.yaml", encoding: .utf8)
            .replacing("name: platform-e2e", with: "name: \(environment.cluster)")
            .replacing(
                "kubeconfig: ~/.kube/platform-kubeconfig",
                with: "kubeconfig: ./kubeconfig" + (Testbed.nodeImage.map { "\n  image: \($0)" } ?? "")
            )
            .replacing("base: 8", with: "base: 22").replacing("hostPort: 8", with: "hostPort: 22")
            .replacing(
                migrated, with: isAdded ? migrated + "      /migrations/003-notes.sql: \(Self.migration)\n" : migrated)
    }

    func write() throws {
        if !FileManager.default.fileExists(atPath: folder) {
            try environment.write(environment.profile)
            try FileManager.default.copyItem(atPath: Testbed.sources + "/examples", toPath: folder + "/examples")
        }
        try environment.write(text(), to: "profiles/test.yaml")
    }

    /// Brings it up with the files as they are.
    func converge() async throws {
        try write()
        let run = try await environment.envboot("up")
        try #require(run.status == 0, "\(run)")
    }

    /// What the database says.
    func query(_ text: String) async throws -> String {
        try await environment.kubectl(
            "exec", "deployment/database", "--", "psql", "--username=catalog", "--tuples-only", "--no-align",
            "--command", text)
    }

    static let items = #"{"items":["lamp","table"]}"# + "\n"
    static let everyItem = "1|lamp|1999\n2|table|12900"
}

extension ClusterTests.Platform {
    private var platform: Platform { Platform() }
    private var environment: TestEnvironment { platform.environment }

    @Test("both services answer on each of their ports, from a database that is migrated and seeded")
    func answers() async throws {
        try await platform.converge()
        #expect(await status(port: 22201, path: "/ready") == 200)
        #expect(await status(port: 22281, path: "/health") == 200)
        #expect(await status(port: 22281, path: "/metrics") == 404)
        #expect(await answer(port: 22290, path: "/metrics")?.contains("gateway_alerts_total") == true)
        #expect(await answer(port: 22380, path: "/items") == Platform.items)
        #expect(await answer(port: 22381, path: "/health") == "ok\n")
        #expect(await answer(port: 22390, path: "/metrics")?.contains("catalog_requests_total") == true)
        #expect(try await platform.query("SELECT version FROM schema_migrations ORDER BY 1") == "1\n2")
        #expect(try await platform.query("SELECT * FROM items ORDER BY id") == Platform.everyItem)
    }

    @Test("the control plane has the profile's settings, and leaves its audit log on this machine")
    func controlPlane() async throws {
        try await platform.converge()
        let pods = try await environment.kubectl(
            "get", "pods", "--namespace", "kube-system", "--output", "jsonpath={.items[*].spec.containers[*].command}")
        #expect(pods.contains("--max-requests-inflight=800") && pods.contains("--unsafe-no-fsync=true"), "\(pods)")

        let fingerprint = UUID().uuidString
        #expect(await postSignal(fingerprint: fingerprint, port: 22201) == 201)
        let log = platform.folder + "/examples/platform/audit-log/audit.log"
        #expect(FileManager.default.fileExists(atPath: log))
        // Only root may read the file itself.
        let node = environment.cluster + "-control-plane"
        let lines = try await Testbed.text("docker", ["exec", node, "cat", "/var/log/kubernetes/audit/audit.log"]).lines
        #expect(lines.contains { $0.contains(fingerprint) && $0.contains(#""verb":"create""#) })
    }

    @Test("up again has nothing to do, and starts 3 programs to see it")
    func upAgain() async throws {
        try await platform.converge()
        let run = try await environment.envboot("up", "--verbose")
        #expect(run.status == 0 && run.output.contains(" is up to date "), "\(run)")
        #expect(run.programs.count == 3, "\(run.programs)")
    }

    @Test("a migration that fails makes up fail with its words, and no file has the password; mended, it runs again")
    func migration() async throws {
        try await platform.converge()
        let before = try await environment.podIDs(of: "catalog") + environment.podIDs(of: "database")
        try environment.write("INSERT INTO nowhere VALUES (1);\n", to: Platform.migration)
        try platform.write()
        let run = try await environment.envboot("up")
        #expect(run.status == 1)
        let words = #"relation "nowhere" does not exist"#
        #expect(run.errors.contains(words), "\(run)")
        let folder = try #require(run.errors.lines.last { $0.hasPrefix("more: ") }?.dropFirst("more: ".count))
        let diagnostics = try files(in: String(folder))
        #expect(diagnostics.contains { $0.key.hasPrefix("pods/default/migrate-") && $0.value.contains(words) })
        let password = try String(contentsOfFile: "\(platform.folder)/\(Platform.password)", encoding: .utf8)
        let secrets = [try #require(password.lines.first), Data(password.utf8).base64EncodedString()]
        for (name, text) in diagnostics {
            for secret in secrets { #expect(!text.contains(secret), "\(name)") }
        }

        try environment.write(Platform.addition, to: Platform.migration)
        try await environment.expectMending(["job migrate", "job seed", "record"])
        #expect(try await platform.query("SELECT version FROM schema_migrations ORDER BY 1") == "1\n2\n3")
        #expect(try await environment.podIDs(of: "catalog") + environment.podIDs(of: "database") == before)
    }

    @Test("a secret file that changed restarts the pods that have it, and they leave their coverage here")
    func secret() async throws {
        try await platform.converge()
        let others = try await environment.podIDs(of: "gateway") + environment.podIDs(of: "redis")
        try environment.write("another-for-tests-only-\(UUID())\n", to: Platform.password)
        try await environment.expectMending([
            "service database", "job migrate", "job seed", "service catalog", "answers catalog", "record",
        ])
        #expect(try await environment.podIDs(of: "gateway") + environment.podIDs(of: "redis") == others)
        #expect(await answer(port: 22380, path: "/items") == Platform.items)
        let folder = platform.folder + "/examples/platform/coverage"
        let coverage = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(coverage.contains { $0.hasPrefix("covcounters.") }, "\(coverage)")
    }

    @Test("after a stop, up runs the jobs again, since the database begins empty")
    func stop() async throws {
        try await platform.converge()
        _ = try await platform.query("INSERT INTO items VALUES (3, 'of a test')")
        #expect(try await environment.envboot("stop").status == 0)
        let run = try await environment.envboot("up", "--output", "json")
        #expect(run.status == 0, "\(run)")
        #expect(try run.steps.isSuperset(of: ["cluster", "job migrate", "job seed", "record"]), "\(run)")
        #expect(try await platform.query("SELECT * FROM items ORDER BY id") == Platform.everyItem)
        #expect(await answer(port: 22380, path: "/items") == Platform.items)
        try await environment.expectNothingToDo()
    }
}

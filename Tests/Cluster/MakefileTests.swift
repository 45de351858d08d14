import Foundation
import Programs
import Testing

/// The generated targets, with the real ginkgo and the example's suites.
extension ClusterTests.Makefile {
    /// The environment of the other tests, with the example's suites; these are built without modules, as Debian has
    /// Ginkgo's library, and so stand in a GOPATH.
    private var environment: TestEnvironment {
        var profile = ClusterTests.gateway.profile
        let tests = "gopath/src/example.dev/gateway/test"
        profile.suites = ["e2e": tests + "/e2e", "integration": tests + "/integration"]
        var environment = TestEnvironment(profile)
        environment.variables = [
            "GO111MODULE": "off", "GOPATH": "\(environment.folder)/gopath:/usr/share/gocode",
            "GOCACHE": Testbed.goCache,
        ]
        return environment
    }

    private func prepare() async throws {
        try ClusterTests.gateway.write(ClusterTests.gateway.profile)
        let source = environment.folder + "/gopath/src/example.dev"
        if !FileManager.default.fileExists(atPath: source) {
            try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: Testbed.sources + "/examples/gateway", toPath: source + "/gateway")
        }
        try await environment.converge()
        try? FileManager.default.removeItem(atPath: environment.folder + "/.envboot/runs")
        let run = try await environment.envboot("gen-makefile", "--force")
        try #require(run.status == 0, "\(run)")
    }

    private func compare() async throws -> Run {
        try await environment.envboot("compare", "--fail-on", "new-failures", "--html", "report.html")
    }

    private func make(_ arguments: String...) async throws -> Run {
        let command = environment.command(["ENVBOOT=\(Testbed.program)"] + arguments, program: "make")
        return Run(try await Testbed.runner.finish(command))
    }

    @Test("the same specs pass with one process and with four")
    func sameSpecs() async throws {
        try await prepare()
        for procs in [1, 4] {
            let run = try await make("test-e2e", "PROCS=\(procs)")
            try #require(run.status == 0, "\(run)")
        }
        let serial = try passedSpecs(suite: "e2e", procs: 1)
        #expect(serial.count >= 24)
        #expect(try passedSpecs(suite: "e2e", procs: 4) == serial)
        let noneLeft = "no namespace left in Terminating  holds"
        let deadline = ContinuousClock.now + .seconds(120)
        var compared = try await compare()
        // The specs do not wait until their namespaces are gone, which takes a busy cluster more than a minute.
        while !compared.output.contains(noneLeft), ContinuousClock.now < deadline {
            try await Task.sleep(for: .seconds(5))
            compared = try await compare()
        }
        #expect(compared.output.contains(noneLeft), "\(compared)")
        #expect(compared.status == 0, "\(compared)")
        #expect(compared.output.hasPrefix("Gateway e2e: 1 process and 4 processes: "))
        let page = try String(contentsOfFile: environment.folder + "/report.html", encoding: .utf8)
        #expect(page.contains(#""name":"process 4""#))
        #expect(try await environment.envboot("runs").output.lines.count == 3)
    }

    @Test("a spec that fails only in parallel is found, and takes the suite back to one process")
    func parallelOnly() async throws {
        try await prepare()
        let spec = environment.folder + "/gopath/src/example.dev/gateway/test/e2e/interference_test.go"
        try Self.interference.write(toFile: spec, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: spec) }
        let focus = "GINKGO_FOCUS=Interference"
        #expect(try await make("test-e2e", focus, "PROCS=1").status == 0)
        #expect(try await make("test-e2e", focus, "PROCS=4").status != 0)
        let compared = try await environment.envboot("compare", "--confirm", "--rollback", "--fail-on", "new-failures")
        #expect(compared.status == 3, "\(compared)")
        #expect(compared.output.contains("only one at a time"), "\(compared)")
        #expect(compared.output.contains("parallel-only: passes alone"), "\(compared)")
        let serial = try await make("test-e2e", focus)
        #expect(serial.status == 0 && serial.errors.contains("suite e2e: 1 at a time"), "\(serial)")
        #expect(try await environment.envboot("rollback", "--undo").status == 0)
    }

    /// Specs that share a file which allows one of them at a time.
    private static let interference = """
        package e2e

        import (
        \t"os"
        \t"time"

        \t. "github.com/onsi/ginkgo/v2"
        \t. "github.com/onsi/gomega"
        )

        var _ = DescribeTable("Interference", func(int) {
        \tlock := os.TempDir() + "/interference.lock"
        \tfile, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL, 0o600)
        \tExpect(err).NotTo(HaveOccurred(), "only one at a time")
        \tdefer os.Remove(lock)
        \tdefer file.Close()
        \ttime.Sleep(time.Second)
        }, Entry("one", 1), Entry("two", 2), Entry("three", 3), Entry("four", 4))

        """

    @Test("rollback takes a suite to one process and back, and leaves the environment alone")
    func rollback() async throws {
        try await prepare()
        let makefile = environment.folder + "/Makefile"
        let before = try String(contentsOfFile: makefile, encoding: .utf8)
        let detected = try await environment.envboot("procs", "--suite", "integration").output.lines.first
        #expect(try await procsOfRun() == detected)

        let serial = try await environment.envboot("rollback", "--serial", "--reason", "a test")
        #expect(serial.status == 0)
        let after = try String(contentsOfFile: makefile, encoding: .utf8)
        #expect(after.lines.difference(from: before.lines).count <= 3)
        #expect(try await procsOfRun() == "1")
        try await environment.expectNothingToDo()

        #expect(try await environment.envboot("rollback", "--undo").status == 0)
        #expect(try String(contentsOfFile: makefile, encoding: .utf8) == before)
        #expect(try await procsOfRun() == detected)
    }

    /// Runs the suite that needs no cluster, and returns the process count that its report is of.
    private func procsOfRun() async throws -> String? {
        let runs = environment.folder + "/.envboot/runs/integration"
        try? FileManager.default.removeItem(atPath: runs)
        let run = try await make("test-integration")
        try #require(run.status == 0, "\(run)")
        let report = try #require(try FileManager.default.contentsOfDirectory(atPath: runs).first)
        return report.firstMatch(of: /-(\d+)\.json$/).map { String($0.1) }
    }

    private func passedSpecs(suite: String, procs: Int) throws -> Set<String> {
        struct Report: Decodable {
            struct Spec: Decodable {
                var ContainerHierarchyTexts: [String]?
                var LeafNodeText: String
                var LeafNodeType: String
                var State: String
            }
            var SpecReports: [Spec]
        }
        let folder = "\(environment.folder)/.envboot/runs/\(suite)"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix("-\(procs).json") })
        let reports = try JSONDecoder().decode(
            [Report].self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
        let specs = reports.flatMap(\.SpecReports).filter { $0.LeafNodeType == "It" }
        #expect(specs.allSatisfy { $0.State == "passed" })
        return Set(
            specs.filter { $0.State == "passed" }
                .map { (($0.ContainerHierarchyTexts ?? []) + [$0.LeafNodeText]).joined(separator: " ") })
    }
}

import Foundation
import Programs
import Testing

/// What the tests use of the machine. Everything that they make bears a name of theirs, so that what an interrupted run
/// left is found and nothing else is touched.
enum Testbed {
    static let variables = ProcessInfo.processInfo.environment
    /// The node image where no registry can be reached; nil for the installed kind's own.
    static let nodeImage = variables["TESTBED_NODE_IMAGE"]
    /// Whether this machine was readied by Tests/Testbed, so that its Docker is there for the tests.
    static let isTestbed = nodeImage != nil
    /// Whether clusters are to be made: that takes minutes, and what `make test` prepares.
    static let isAsked = variables["ENVBOOT_TEST_CLUSTERS"] == "1"
    /// Whether those faults are to be tried too that take most of an hour: `make test-faults`.
    static let isAskedForFaults = variables["ENVBOOT_TEST_FAULTS"] == "1"
    static let hasGinkgo = FileManager.default.fileExists(atPath: "/usr/share/gocode/src/github.com/onsi/ginkgo/v2")
    /// What Go has compiled before: Ginkgo takes it most of a minute. Go's own default is in the home folder, which is
    /// another one for the programs that are tested.
    static let goCache = variables["GOCACHE"] ?? NSHomeDirectory() + "/.cache/go-build"
    static let namePrefix = "envboot-test-"
    /// Resolved, so that it is what a program sees as its working directory on macOS too.
    static let folder =
        FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        + "/envboot-cluster-tests-\(getuid())"

    static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The program beside the test bundle, else where `swift build` puts it.
    static let program: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
        let beside = bundle.deletingLastPathComponent().appendingPathComponent("envboot").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : sources + "/.build/debug/envboot"
    }()

    /// Starts docker, kind and kubectl for the tests themselves; never with the user's kubeconfig.
    static let runner = Runner.system(environment: variables.filter { $0.key != "KUBECONFIG" })

    /// What a program prints, without the last line's end.
    static func text(_ program: String, _ arguments: [String], timeout: Duration = .seconds(60)) async throws -> String
    {
        let output = try await runner.run(Command(program, arguments, timeout: timeout))
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Removes the tests' clusters, images and files, whichever run they are of.
    static func clean() async throws {
        try await delete(text("kind", ["get", "clusters", "--quiet"]).lines.filter { $0.hasPrefix(namePrefix) })
        let images = try await text(
            "docker",
            [
                "images", "--filter", "reference=envboot.local/\(namePrefix)*/*", "--format",
                "{{.Repository}}:{{.Tag}}",
            ])
        if !images.isEmpty { _ = try await text("docker", ["rmi"] + images.lines) }
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    private static func delete(_ clusters: [String]) async throws {
        for cluster in clusters {
            let arguments = ["delete", "cluster", "--name", cluster, "--kubeconfig", "/dev/null"]
            _ = try await text("kind", arguments, timeout: .seconds(180))
        }
    }
}

/// Has the tests begin and end without anything that tests made.
struct CleanTestbed: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Testbed.clean()
        try await function()
        try await Testbed.clean()
    }
}

extension Trait where Self == CleanTestbed {
    static var cleanTestbed: Self { Self() }
}

extension String {
    var lines: [String] { split(separator: "\n").map(String.init) }
}

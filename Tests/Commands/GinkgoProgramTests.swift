import Foundation
import Programs
import Testing

/// Real Ginkgos, the installed one and those that Tests/Testbed fetches from newer Debians, which takes a minute:
/// `make test` sets ENVBOOT_TEST_GINKGO.
@Suite(
    "With each version of Ginkgo", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["ENVBOOT_TEST_GINKGO"] == "1"))
struct GinkgoProgramTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let suite = "gopath/src/example.dev/kiosk"

    /// Runs a script with a version of Ginkgo, and returns what it printed.
    ///
    /// - Parameter debian: the Debian whose Ginkgo is used; empty for the installed one.
    private func run(_ script: String, in shell: Shell, debian: String) async throws -> String {
        let prepare = debian.isEmpty ? "" : #"eval "$("$SOURCES/Tests/Testbed/newer-ginkgo" \#(debian))""#
        var variables = ProcessInfo.processInfo.environment
        variables["SOURCES"] = Self.sources
        variables["ENVBOOT"] = Shell.program
        variables["GO111MODULE"] = "off"
        variables["GOPATH"] = variables["GOPATH"] ?? "/usr/share/gocode"
        let text = "set -e; \(prepare)\nexport GOPATH=\"$PWD/gopath:$GOPATH\"\n" + script
        let command = Command("bash", ["-c", text], directory: shell.folder, timeout: .seconds(300))
        let result = try await Runner.system(environment: variables).finish(command)
        let output = String(decoding: result.output, as: UTF8.self)
        try #require(result.status == .exited(0), "\(output)\n\(result.errorOutput)")
        return output
    }

    @Test(
        "the generated targets run a suite, and compare and tune read its reports",
        arguments: [("", "2.15"), ("trixie", "2.22"), ("sid", "2.28")])
    func targets(debian: String, version: String) async throws {
        let shell = try Shell([
            "kiosk.yaml": Shell.profile.replacing(
                "e2e: {path: ., timeout: 15m, cluster: true}", with: "kiosk: {path: \(Self.suite)}")
        ])
        defer { shell.remove() }
        try shell.write(
            String(contentsOfFile: Self.sources + "/Tests/Reports/SmallSuite/suite_test.go", encoding: .utf8),
            to: Self.suite + "/kiosk_test.go")
        let output = try await run(
            """
            ginkgo version
            "$ENVBOOT" gen-makefile
            make test-kiosk PROCS=1 ENVBOOT="$ENVBOOT"
            make test-kiosk PROCS=2 ENVBOOT="$ENVBOOT"
            "$ENVBOOT" compare
            "$ENVBOOT" tune kiosk --counts 1,2 --yes
            """, in: shell, debian: debian)
        #expect(output.contains("Ginkgo Version \(version)"))
        #expect(output.contains("Kiosk: 1 process and 2 processes: "), "\(output)")
        #expect(output.contains("recommended: "), "\(output)")
    }

    @Test("the suite that init generates compiles", arguments: ["", "trixie", "sid"])
    func skeleton(debian: String) async throws {
        let shell = try Shell([:], in: "gopath/src/example.dev/payments")
        defer { shell.remove() }
        try shell.write("FROM scratch\nEXPOSE 8080\n", to: "Dockerfile")
        try shell.write("package main\n\nfunc main() {}\n", to: "main.go")
        let output = try await run(
            """
            export GOPATH="$PWD/../../../..:$PWD/../../..:$GOPATH"
            "$ENVBOOT" init payments --suite --yes
            ginkgo build ./test/e2e/payments
            """, in: shell, debian: debian)
        #expect(output.contains("wrote test/e2e/payments/suite_test.go"), "\(output)")
    }
}

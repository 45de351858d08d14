import Foundation
import Programs
import Testing

/// A folder in which the built program is run as a user would.
struct Shell {
    let folder: String
    /// The folder to remove at the end: the checkout or its parent.
    let root =
        FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/commands-\(UUID().uuidString)"

    /// The programs that the built one finds.
    var path = "/usr/bin:/bin"

    /// Variables of the built program besides PATH and HOME.
    var variables: [String: String] = [:]

    /// The program beside the test bundle, else where `swift build` puts it.
    static let program: String = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
        let beside = bundle.deletingLastPathComponent().appendingPathComponent("envboot").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : sources + "/.build/debug/envboot"
    }()

    /// A profile that needs nothing beside it.
    static let profile = """
        apiVersion: envboot/v1
        name: shop
        cluster: {kubeconfig: "~/it's/shop"}
        images: {shop: {ref: "shop:1"}}
        services:
          shop: {image: shop, port: 80, expose: {nodePort: 30080, perProcess: true}}
        ports: {base: 9000, processes: 2}
        suites:
          e2e: {path: ., timeout: 15m, cluster: true}

        """

    /// - Parameter name: of a folder within the other; nil for the other itself.
    init(_ profiles: [String: String] = ["shop.yaml": Self.profile], in name: String? = nil) throws {
        folder = root + (name.map { "/" + $0 } ?? "")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in profiles { try write(text, to: "profiles/\(name)") }
    }

    func remove() { try? FileManager.default.removeItem(atPath: root) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Writes a program for `sh`.
    func writeScript(_ text: String, to name: String) throws {
        try write("#!/bin/sh\n\(text)\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

    /// Runs a script of the folder, which has to end well.
    func run(_ script: String) async throws {
        try await Runner.system(environment: ["PATH": path]).run(
            Command(folder + "/" + script, [], directory: folder, timeout: .seconds(60)))
    }

    /// Runs the program and returns its status, what it printed, and what it said on standard error.
    func envboot(_ arguments: String...) async throws -> (status: Int, output: String, errors: String) {
        try await envboot(arguments)
    }

    func envboot(_ arguments: [String]) async throws -> (status: Int, output: String, errors: String) {
        let environment = ["PATH": path, "HOME": folder + "/home"].merging(variables) { $1 }
        let finished = try await Runner.system(environment: environment).finish(
            Command(Self.program, arguments, directory: folder, timeout: .seconds(60)))
        guard case .exited(let status) = finished.status else {
            Issue.record("\(finished.status)")
            return (-1, "", "")
        }
        return (status, String(decoding: finished.output, as: UTF8.self), finished.errorOutput)
    }
}

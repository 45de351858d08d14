import Foundation
import Profile
import Programs

/// A generated Makefile as the real make reads and runs it, with a ginkgo that tells how it was called.
struct GeneratedTargets {
    private let folder: String
    private let runner: Runner

    init(_ makefile: String, in playground: Playground) throws {
        folder = playground.folder + "/elsewhere"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(makefile.utf8).write(to: URL(filePath: folder + "/Makefile"))
        let ginkgo = folder + "/ginkgo"
        try Data("#!/bin/sh\nprintf '%s\\0' \"$PWD\" \"$KUBECONFIG\"\n".utf8).write(to: URL(filePath: ginkgo))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ginkgo)
        runner = .system(environment: ["PATH": folder + ":/usr/local/bin:/usr/bin:/bin", "HOME": "/nowhere"])
    }

    /// The targets that make knows once it has read the file.
    var names: Set<String> {
        get async throws {
            let database = try await make(["-pn", "help"])
            return Set(database.matches(of: #/(?m)^([A-Za-z0-9._-]+):(?!=)/#).map { String($0.1) })
        }
    }

    /// The folder that ginkgo was called in for a suite, and the kubeconfig that it was given.
    func call(of suite: Suite) async throws -> (folder: String, kubeconfig: String) {
        let words = try await make(["-s", "ENVBOOT=true", "PROCS=1", "test-" + suite.name])
            .split(separator: "\0", omittingEmptySubsequences: false)
        return (String(words.first ?? ""), String(words.dropFirst().first ?? ""))
    }

    private func make(_ arguments: [String]) async throws -> String {
        let command = Command(
            "make", ["--no-print-directory"] + arguments, directory: folder, timeout: .seconds(60))
        return String(decoding: try await runner.run(command), as: UTF8.self)
    }
}

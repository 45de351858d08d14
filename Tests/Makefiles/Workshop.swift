import Foundation
import Makefiles
import Profile
import Programs
import Testing

/// A folder with a profile and a fake ginkgo that prints how it was called, in which real make runs.
struct Workshop {
    /// The root folder, which is removed. Not derived from the other path: in `NSString`, a slash with an accent
    /// after it is not a separator.
    let root: String
    /// The folder of the tests' programs, next to the other: PATH cannot contain a folder with a colon.
    let bin: String
    let folder: String
    var path: String

    init(_ folderName: String = "work") throws {
        root = FileManager.default.temporaryDirectory.path + "/makefiles-\(UUID().uuidString)"
        bin = root + "/bin"
        folder = "\(root)/\(folderName)"
        path = "\(bin):/usr/local/bin:/usr/bin:/bin"
        try program(
            "ginkgo",
            "printf '%s\\n' \"folder $PWD\" \"kubeconfig $KUBECONFIG\" \"url $SHOP_URL_2\"; printf 'argument %s\\n' \"$@\"; exit ${GINKGO_STATUS:-0}"
        )
    }

    func remove() { try? FileManager.default.removeItem(atPath: root) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func program(_ name: String, _ script: String) throws {
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: "\(bin)/\(name)"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(bin)/\(name)")
    }

    /// A profile with one exposed service and two suites; `extra` is added at its end.
    func profile(
        suiteName: String = "e2e", suite: String = "test/e2e", procs: String = "use: cpus", reset: Bool = false,
        extra: String = ""
    ) throws -> Profile {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(suite)", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: "\(folder)/test/unit", withIntermediateDirectories: true)
        let text = """
            apiVersion: envboot/v1
            name: shop
            cluster: {kubeconfig: ~/.kube/shop}
            images: {shop: {ref: "shop:1"}}
            services:
              shop: {image: shop, port: 80, expose: {nodePort: 30080, perProcess: true}}
            ports: {base: 9000, processes: 12}
            procs: {\(procs)}
            suites:
              \(suiteName): {path: \(yaml(suite)), timeout: 15m, cluster: true, reset: \(reset)}
              unit: {path: test/unit, timeout: 90s}
            \(extra)
            """
        try write(text, to: "profiles/shop.yaml")
        return try Profile.load(
            text: Array(text.utf8), file: "profiles/shop.yaml", directory: folder, environment: ["HOME": "/home/u"])
    }

    private func yaml(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { ($0 == "\\" || $0 == "\"" ? "\\" : "") + String($0) }.joined() + "\""
    }

    func generate(_ profile: Profile) throws -> GeneratedMakefile {
        let makefile = try Generator([profile], directory: folder, home: "/home/u").makefile()
        try write(makefile.text, to: "Makefile")
        return makefile
    }

    /// Runs make without envboot, and returns what it prints on standard output, or throws what it ended with.
    func make(_ arguments: [String], _ variables: [String: String] = [:], wrapper: [String] = []) async throws -> String
    {
        let words = wrapper + ["make", "--no-print-directory", "ENVBOOT=true"] + arguments
        let environment = ["PATH": path, "HOME": "/home/u"].merging(variables) { $1 }
        let runner = Runner.system(environment: environment)
        let command = Command(words[0], Array(words.dropFirst()), directory: folder, timeout: .seconds(60))
        return String(decoding: try await runner.run(command), as: UTF8.self)
    }

    /// The process count that make gives ginkgo.
    func processes(_ arguments: [String] = ["test-e2e"], _ variables: [String: String] = [:], wrapper: [String] = [])
        async throws -> Int
    {
        let output = try await make(arguments, variables, wrapper: wrapper)
        return try #require(output.firstMatch(of: /argument --procs=(\d+)/).flatMap { Int($0.1) })
    }
}

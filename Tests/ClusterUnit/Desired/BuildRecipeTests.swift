import Diagnostics
import Foundation
import Profile
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The recipe of an image")
struct BuildRecipeTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.write("ignored\n# a comment\n", to: "app/.dockerignore")
        try sandbox.write("1", to: "app/ignored/file")
        try sandbox.write("1", to: "app/folder/file")
    }

    private func digest(args: [String: String] = ["A": "1"], target: String? = nil) throws -> String {
        let app = sandbox.path + "/app"
        return try BuildRecipe(Build(context: app, dockerfile: app + "/Dockerfile", args: args, target: target)).digest
    }

    @Test("Each input that changes the image changes the digest", arguments: changes)
    func changed(change: Change) throws {
        let before = try digest()
        #expect(before.wholeMatch(of: /[0-9a-f]{16}/) != nil, "it is a valid tag")
        try change.apply(sandbox)
        #expect(try digest() != before)
    }

    @Test("What does not change the image leaves the digest", arguments: indifferences)
    func unchanged(change: Change) throws {
        let before = try digest()
        try change.apply(sandbox)
        #expect(try digest() == before)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (Sandbox) throws -> Void
        init(_ description: String, _ apply: @escaping @Sendable (Sandbox) throws -> Void) {
            testDescription = description
            self.apply = apply
        }
    }

    static let changes = [
        Change("a file's content") { try $0.write("print(2)\n", to: "app/main.py") },
        Change("a file of the same content more") { try $0.write("print(1)\n", to: "app/copy.py") },
        Change("a file's name") {
            try FileManager.default.moveItem(atPath: $0.path + "/app/main.py", toPath: $0.path + "/app/start.py")
        },
        Change("a file's folder") {
            try FileManager.default.moveItem(atPath: $0.path + "/app/folder", toPath: $0.path + "/app/other")
        },
        Change("a file's executable bit") { try $0.setMode(0o755, of: "app/main.py") },
        Change("a hidden file") { try $0.write("", to: "app/.hidden") },
        Change("the Dockerfile") { try $0.write("FROM scratch\n", to: "app/Dockerfile") },
        Change("what is ignored") { try $0.write("", to: "app/.dockerignore") },
        Change("the file that says what is ignored, beside the Dockerfile") {
            try $0.write("*\n", to: "app/Dockerfile.dockerignore")
        },
        Change("a symbolic link") { try $0.link("app/link", to: "main.py") },
    ]

    static let indifferences = [
        Change("a file's time") {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: $0.path + "/app/main.py")
        },
        Change("a file's write permission") { try $0.setMode(0o600, of: "app/main.py") },
        Change("what envboot writes at each run") { try $0.write("{}", to: "app/.envboot/runs/e2e/1.json") },
        Change("an ignored file's content") { try $0.write("2", to: "app/ignored/file") },
        Change("an ignored file more") { try $0.write("2", to: "app/ignored/deep/file") },
    ]

    @Test("A symbolic link counts by where it points to, and is not followed")
    func links() throws {
        try sandbox.link("app/link", to: "../outside")
        let before = try digest()
        try sandbox.write("secret", to: "outside")
        #expect(try digest() == before)
        try FileManager.default.removeItem(atPath: sandbox.path + "/app/link")
        try sandbox.link("app/link", to: "../elsewhere")
        #expect(try digest() != before)
    }

    @Test("Arguments and the target change the digest")
    func arguments() throws {
        let digests = try [
            digest(), digest(args: [:]), digest(args: ["A": "2"]), digest(args: ["B": "1"]),
            digest(args: ["A": "1", "B": ""]), digest(target: "final"),
        ]
        #expect(Set(digests).count == digests.count)
        #expect(try digest(args: ["A": "1", "B": "2"]) == digest(args: ["B": "2", "A": "1"]))
    }

    @Test("Options that change what is built change the digest; caches and the contents of secrets do not")
    func options() throws {
        let app = sandbox.path + "/app"
        func digest(_ change: (inout Build) -> Void) throws -> String {
            var build = Build(context: app, dockerfile: app + "/Dockerfile", args: ["A": "1"])
            change(&build)
            return try BuildRecipe(build).digest
        }
        let digests = try [
            digest { _ in }, digest { $0.platform = "linux/arm64" }, digest { $0.platform = "linux/amd64" },
            digest { $0.network = "none" }, digest { $0.secrets = ["a": "/a"] }, digest { $0.secrets = ["b": "/a"] },
            digest { $0.ssh = ["default"] },
        ]
        #expect(Set(digests).count == digests.count)
        #expect(try digest { _ in } == self.digest(), "builds without options keep their digest")
        #expect(
            try digest {
                $0.cacheFrom = ["a"]; $0.cacheTo = ["type=inline"]
            } == digests[0])
        #expect(try digest { $0.secrets = ["a": "/elsewhere"] } == digests[4])
        let variables = try ["one", "two"].map { value in
            try digest { $0.secretVariables = ["a": SecretVariable(name: "TOKEN", value: value)] }
        }
        #expect(variables == [digests[4], digests[4]])
    }

    @Test("The folder that the context is in does not matter, so that two checkouts share their images")
    func otherCheckout() throws {
        let other = try Sandbox()
        for name in ["app/.dockerignore", "app/ignored/file", "app/folder/file"] {
            try other.write(try sandbox.read(name), to: name)
        }
        let app = other.path + "/app"
        #expect(
            try BuildRecipe(Build(context: app, dockerfile: app + "/Dockerfile", args: ["A": "1"])).digest == digest())
    }

    @Test("An invalid .dockerignore is named in the error, with the line and a hint")
    func ignoreFile() throws {
        try sandbox.write("a\n[b\n", to: "app/.dockerignore")
        let malformed = try #require(throws: Diagnostic.self) { _ = try digest() }
        #expect(malformed.file.hasSuffix("app/.dockerignore") && malformed.line == 2 && malformed.hint != nil)
        try FileManager.default.removeItem(atPath: sandbox.path + "/app/.dockerignore")
        #expect(mkfifo(sandbox.path + "/app/.dockerignore", 0o600) == 0)
        #expect(throws: Diagnostic.self, "a pipe would be read for ever") { _ = try digest() }
    }

    @Test("A folder with an exception in it is searched, starting from the folder's verdict")
    func exceptions() throws {
        try sandbox.write("folder\n!folder/kept\n", to: "app/.dockerignore")
        let before = try digest()
        try sandbox.write("2", to: "app/folder/file")
        #expect(try digest() == before)
        try sandbox.write("1", to: "app/folder/kept/file")
        #expect(try digest() != before)
    }

    @Test("Reading a context stops when the task is cancelled", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        let task = Task { [self] in
            while !Task.isCancelled { await Task.yield() }
            return try digest()
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("At most one chunk of a large file is read after the task is cancelled")
    func cancelledFile() async throws {
        // A sparse file of one terabyte.
        try sandbox.write("", to: "large")
        #expect(truncate(sandbox.path + "/large", 1 << 40) == 0)
        let task = Task { [self] in
            var digest = Digest()
            try digest.add(contentOf: sandbox.path + "/large")
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("A Dockerfile that is missing is named in the error")
    func missing() throws {
        try FileManager.default.removeItem(atPath: sandbox.path + "/app/Dockerfile")
        let error = try #require(throws: Diagnostic.self) { _ = try digest() }
        #expect(error.file.hasPrefix(sandbox.path + "/app"))
        #expect(error.message.hasPrefix("cannot be read for the image's build: "))
    }
}

extension Sandbox {
    func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + "/" + name)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }
}

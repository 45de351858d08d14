import Foundation
import Testing

@testable import Files

@Suite("Temporary folders")
struct TemporaryFolderTests {
    private let sandbox: Sandbox
    private var parent: String { "shared/envboot-\(geteuid())" }
    private var shared: String { sandbox.path + "/shared" }

    init() throws {
        sandbox = try Sandbox()
        try sandbox.makeFolder("shared", mode: 0o1777)
    }

    @Test("A folder and its parent are accessible to their owner only, and it is removed after a failure")
    func modes() async throws {
        var path = ""
        await #expect(throws: CancellationError.self) {
            try await withTemporaryFolder(in: shared) { folder in
                path = folder
                #expect(URL(fileURLWithPath: folder).deletingLastPathComponent().path == sandbox.path + "/" + parent)
                #expect(try sandbox.mode(of: parent) == 0o700)
                #expect(try sandbox.mode(of: String(folder.dropFirst(sandbox.path.count))) == 0o700)
                try writeAtomically([1], to: folder + "/inside/file", mode: 0o600)
                throw CancellationError()
            }
        }
        #expect(!path.isEmpty)
        #expect(try sandbox.all(in: parent) == [])
    }

    @Test("Leftovers of a killed process are removed with any contents; folders in use or with other names stay")
    func stale() async throws {
        try sandbox.write("of the user", to: "outside/file")
        try sandbox.makeFolder(parent, mode: 0o700)
        let left = "\(parent)/\(UUID().uuidString)"
        try sandbox.write("", to: "\(left)/inside/file")
        try sandbox.link("\(left)/link", to: sandbox.path + "/outside")
        #expect(mkfifo("\(sandbox.path)/\(left)/fifo", 0o600) == 0)
        // Not UTF-8.
        let descriptor = open(Array("\(sandbox.path)/\(left)/".utf8CString.dropLast()) + [-1, 0], O_CREAT, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        try sandbox.write("", to: "\(parent)/notes/file")
        try await withTemporaryFolder(in: shared) { own in
            #expect(!sandbox.exists(left))
            try await withTemporaryFolder(in: shared) { _ in
                #expect(FileManager.default.fileExists(atPath: own))
            }
        }
        #expect(try sandbox.all(in: parent) == ["notes", "notes/file"])
        #expect(try sandbox.read("outside/file") == "of the user")
    }

    @Test("Concurrent runs do not remove each other's folders", .timeLimit(.minutes(1)))
    func together() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask { [shared] in
                    for _ in 0..<20 {
                        try await withTemporaryFolder(in: shared) { folder in
                            await Task.yield()
                            try writeAtomically([1], to: folder + "/file", mode: 0o600)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try sandbox.all(in: parent) == [])
    }

    @Test("Nothing is removed from the shared directory, whatever its name")
    func sharedDirectory() async throws {
        let name = "shared/envboot-\(UUID().uuidString)"
        try sandbox.write("", to: "\(name)/file")
        try await withTemporaryFolder(in: shared) { _ in }
        #expect(sandbox.exists("\(name)/file"))
    }

    @Test("If others can access the user's folder, it is refused with a chmod command as a hint")
    func opened() async throws {
        try sandbox.makeFolder(parent, mode: 0o755)
        let refused = PathRefused(
            path: "\(sandbox.path)/\(parent)", reason: "other users can access it (mode 0755)",
            hint: "chmod go-rwx \(sandbox.path)/\(parent)")
        await #expect(throws: refused) { try await withTemporaryFolder(in: shared) { _ in } }
    }

    @Test(
        "What another user placed in its stead is refused, and nothing in it or behind it is changed", .asRoot,
        arguments: [
            ("mkdir -m 700 NAME; touch NAME/\(UUID().uuidString)", "it is owned by user ID 65534, not by you"),
            ("ln -s '../victim' NAME", "it is a symbolic link"), ("ln -s nowhere NAME", "it is a symbolic link"),
            ("mkfifo NAME", "it is owned by user ID 65534, not by you"),
            ("touch NAME", "it is owned by user ID 65534, not by you"),
        ])
    func planted(script: String, reason: String) async throws {
        try sandbox.write("", to: "victim/\(UUID().uuidString)/file")
        try sandbox.setMode(0o700, of: "victim")
        try await OtherUser.run(script.replacing("NAME", with: "envboot-\(geteuid())"), in: shared)
        let before = try sandbox.all()
        let refused = PathRefused(
            path: "\(sandbox.path)/\(parent)", reason: reason, hint: "set TMPDIR to a directory of your own")
        await #expect(throws: refused) { try await withTemporaryFolder(in: shared) { _ in } }
        #expect(try sandbox.all() == before)
    }
}

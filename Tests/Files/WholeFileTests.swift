import Foundation
import Testing

@testable import Files

@Suite("Writing a file whole")
struct WholeFileTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("The content and the mode are as asked for, whatever was there", arguments: [0o600, 0o644])
    func mode(mode: mode_t) throws {
        try sandbox.write("a longer text that was there before", to: "file")
        try writeAtomically(Array("new".utf8), to: sandbox.path + "/file", mode: mode)
        #expect(try sandbox.read("file") == "new")
        #expect(try sandbox.mode(of: "file") == Int(mode))
    }

    @Test("A symbolic link is replaced, and what it points to is left")
    func link() throws {
        try sandbox.write("of the user", to: "target")
        try sandbox.link("file", to: "target")
        try writeAtomically(Array("new".utf8), to: sandbox.path + "/file", mode: 0o600)
        #expect(try sandbox.read("target") == "of the user")
        #expect(try sandbox.read("file") == "new")
        #expect(throws: (any Error).self) {
            try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.path + "/file")
        }
    }

    @Test("A failure names the file and the reason, and leaves nothing behind")
    func failure() throws {
        try sandbox.write("", to: "folder/inside")
        let names = try sandbox.all()
        let error = #expect(throws: WriteError.self) {
            try writeAtomically([1], to: sandbox.path + "/folder", mode: 0o600)
        }
        #expect(error?.description == "\(sandbox.path)/folder cannot be written: Is a directory")
        #expect(try sandbox.all() == names)
    }

    @Test("What a killed process left of its temporary files is removed, and what is in use or another's is left")
    func remains() throws {
        let others = [".file.envboot-1", ".file.envboot-1234567", ".other.envboot-123456", "file.envboot-123456"]
        for name in others + [".file.envboot-123456"] { try sandbox.write("", to: name) }
        let used = sandbox.path + "/.file.envboot-abcdef"
        let descriptor = open(used, O_RDWR | O_CREAT, 0o600)
        #expect(flock(descriptor, LOCK_EX) == 0)
        try writeAtomically([1], to: sandbox.path + "/file", mode: 0o600)
        let before = try Set(FileManager.default.contentsOfDirectory(atPath: sandbox.path))
        #expect(before.isSuperset(of: others + [".file.envboot-abcdef", "file"]))
        #expect(!before.contains(".file.envboot-123456"))
        close(descriptor)
        try writeAtomically([1], to: sandbox.path + "/file", mode: 0o600)
        let after = try Set(FileManager.default.contentsOfDirectory(atPath: sandbox.path))
        #expect(after == before.subtracting([".file.envboot-abcdef"]))
    }

    @Test("In a shared directory, only regular files of the user count as stale", .asRoot)
    func sharedDirectory() async throws {
        try sandbox.makeFolder("shared", mode: 0o1777)
        try await OtherUser.run(
            """
            touch .file.envboot-000001; mkdir -p .file.envboot-000002/full; mkfifo .file.envboot-000003
            ln -s ../victim .file.envboot-000004
            """, in: sandbox.path + "/shared")
        try sandbox.write("of the user", to: "victim")
        try sandbox.write("", to: "shared/.file.envboot-000005")
        try sandbox.makeFolder("shared/.file.envboot-000006")
        try writeAtomically([1], to: sandbox.path + "/shared/file", mode: 0o600)
        #expect(
            try sandbox.all(in: "shared")
                == [1, 2, 3, 4, 6].map { ".file.envboot-00000\($0)" }.flatMap {
                    $0.hasSuffix("2") ? [$0, $0 + "/full"] : [$0]
                } + ["file"])
        #expect(try sandbox.read("victim") == "of the user")
    }

    @Test(
        "Missing directories are created, open to those who may read the file",
        arguments: [(0o600, 0o700), (0o644, 0o755)])
    func directories(mode: mode_t, directoryMode: Int) throws {
        try writeAtomically([1], to: sandbox.path + "/a/b/file", mode: mode)
        #expect(try sandbox.mode(of: "a") == directoryMode)
        #expect(try sandbox.mode(of: "a/b") == directoryMode)
    }

    #if os(Linux)
    @Test("A full disk is told of with the file that was being written")
    func fullDisk() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        let error = #expect(throws: WriteError.self) { try writeAll([1, 2], to: descriptor, of: "a file") }
        #expect(error?.description == "a file cannot be written: No space left on device")
        try writeAll([], to: descriptor, of: "a file")
    }
    #endif
}

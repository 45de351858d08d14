import Files
import Foundation
import Testing

@Suite("Writing a file whole")
struct WholeFileTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("The content and the mode are as asked for, whatever was there", arguments: [0o600, 0o644])
    func mode(mode: mode_t) throws {
        try sandbox.write("a longer text that was there before", to: "file")
        try writeWhole(Array("new".utf8), to: sandbox.path + "/file", mode: mode)
        #expect(try sandbox.read("file") == "new")
        #expect(try sandbox.mode(of: "file") == Int(mode))
    }

    @Test("A symbolic link is replaced, and what it points to is left")
    func link() throws {
        try sandbox.write("of the user", to: "target")
        try sandbox.link("file", to: "target")
        try writeWhole(Array("new".utf8), to: sandbox.path + "/file", mode: 0o600)
        #expect(try sandbox.read("target") == "of the user")
        #expect(try sandbox.read("file") == "new")
        #expect(throws: (any Error).self) {
            try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.path + "/file")
        }
    }

    @Test("A failure names the file and the reason, and leaves nothing behind")
    func failure() throws {
        try sandbox.write("", to: "folder/inside")
        let names = try sandbox.names()
        let error = #expect(throws: WriteError.self) {
            try writeWhole([1], to: sandbox.path + "/folder", mode: 0o600)
        }
        #expect(error?.description == "\(sandbox.path)/folder cannot be written: Is a directory")
        #expect(try sandbox.names() == names)
    }

    @Test("What a killed process left of its temporary files is removed, and what is in use or another's is left")
    func remains() async throws {
        let others = [".file.envboot-1", ".file.envboot-1234567", ".other.envboot-123456", "file.envboot-123456"]
        for name in others + [".file.envboot-123456"] { try sandbox.write("", to: name) }
        let used = sandbox.path + "/.file.envboot-abcdef"
        let descriptor = open(used, O_RDWR | O_CREAT, 0o600)
        #expect(flock(descriptor, LOCK_EX) == 0)
        try writeWhole([1], to: sandbox.path + "/file", mode: 0o600)
        let before = try Set(FileManager.default.contentsOfDirectory(atPath: sandbox.path))
        #expect(before.isSuperset(of: others + [".file.envboot-abcdef", "file"]))
        #expect(!before.contains(".file.envboot-123456"))
        close(descriptor)
        try writeWhole([1], to: sandbox.path + "/file", mode: 0o600)
        let after = try Set(FileManager.default.contentsOfDirectory(atPath: sandbox.path))
        #expect(after == before.subtracting([".file.envboot-abcdef"]))

        let folder = "\(FileManager.default.temporaryDirectory.path)/envboot-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/inside", withIntermediateDirectories: true)
        try await withTemporaryFolder { own in
            #expect(!FileManager.default.fileExists(atPath: folder))
            try await withTemporaryFolder { _ in #expect(FileManager.default.fileExists(atPath: own)) }
        }
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

    @Test("A temporary folder is its owner's alone, and is gone afterwards, also after a failure")
    func temporaryFolder() async throws {
        var path = ""
        await #expect(throws: CancellationError.self) {
            try await withTemporaryFolder { folder in
                path = folder
                let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
                #expect(mode == 0o700)
                try writeWhole([1], to: folder + "/file", mode: 0o600)
                throw CancellationError()
            }
        }
        #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
    }
}

import Foundation
import Testing

@testable import Files

@Suite("Replacing the content of a file")
struct RewriteTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func rewrite(_ name: String, newMode: mode_t? = nil) throws {
        try Files.rewrite("\(sandbox.path)/\(name)", with: Array("new".utf8), newMode: newMode)
    }

    @Test("The mode is kept, whatever the umask", arguments: [0o600, 0o640, 0o644, 0o664, 0o666, 0o755])
    func mode(mode: Int) throws {
        try sandbox.write("old", to: "file")
        try sandbox.setMode(mode, of: "file")
        try rewrite("file")
        #expect(try sandbox.read("file") == "new")
        #expect(try sandbox.mode(of: "file") == mode)
    }

    @Test(
        "The file that a link leads to is replaced and keeps its mode, and every link stays",
        arguments: ["real/file", "./real/../real/file", "second", "folder/file", "ABSOLUTE/real/file"])
    func links(target: String) throws {
        try sandbox.write("old", to: "real/file")
        try sandbox.setMode(0o640, of: "real/file")
        try sandbox.link("second", to: "real/file")
        try sandbox.link("folder", to: "real")
        let target = target.replacing("ABSOLUTE", with: sandbox.path)
        try sandbox.link("link", to: target)
        try rewrite("link")
        #expect(try sandbox.read("real/file") == "new")
        #expect(try sandbox.mode(of: "real/file") == 0o640)
        #expect(try sandbox.destination(of: "link") == target)
        #expect(try sandbox.destination(of: "second") == "real/file")
        #expect(try sandbox.all() == ["folder", "link", "real", "real/file", "second"])
    }

    @Test("A missing file is created if a mode is given, even behind a link")
    func missing() throws {
        #expect(throws: WriteError.self) { try rewrite("file") }
        try rewrite("file", newMode: 0o600)
        #expect(try sandbox.mode(of: "file") == 0o600)
        try sandbox.link("link", to: "created")
        try rewrite("link", newMode: 0o600)
        #expect(try sandbox.read("created") == "new")
        #expect(try sandbox.destination(of: "link") == "created")
    }

    @Test("Cyclic links and files that are not regular are errors and are not changed")
    func refused() throws {
        try sandbox.link("a", to: "b")
        try sandbox.link("b", to: "a")
        try sandbox.makeFolder("folder")
        try sandbox.link("null", to: "/dev/null")
        #expect(mkfifo(sandbox.path + "/fifo", 0o600) == 0)
        for name in ["a", "folder", "null", "fifo"] {
            #expect(throws: PathRefused.self) { try rewrite(name, newMode: 0o600) }
        }
        #expect(try sandbox.all() == ["a", "b", "fifo", "folder", "null"])
    }

    @Test("A link created by another user in a shared directory is refused", .asRoot)
    func planted() async throws {
        try sandbox.write("of the user", to: "victim")
        try sandbox.makeFolder("shared", mode: 0o1777)
        try await OtherUser.run("ln -s ../victim Makefile", in: sandbox.path + "/shared")
        let refused = PathRefused(
            path: sandbox.path + "/shared/Makefile", reason: "it is a symbolic link of user ID 65534",
            hint: "remove the link")
        #expect(throws: refused) { try rewrite("shared/Makefile", newMode: 0o600) }
        #expect(try sandbox.read("victim") == "of the user")
    }

    @Test("Another user's file keeps its owner, even behind a link in that user's directory", .asRoot)
    func owner() async throws {
        try sandbox.makeFolder("checkout")
        try sandbox.giveAway("checkout")
        try await OtherUser.run("echo old > real; chmod 640 real; ln -s real Makefile", in: sandbox.path + "/checkout")
        try rewrite("checkout/Makefile")
        let attributes = try FileManager.default.attributesOfItem(atPath: sandbox.path + "/checkout/real")
        #expect(attributes[.ownerAccountID] as? Int == OtherUser.id)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try sandbox.read("checkout/real") == "new")
    }
}

@Suite("Writing files that can contain secrets")
struct PrivateFileTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func write(_ name: String) throws { try writePrivate(Array("new".utf8), to: "\(sandbox.path)/\(name)") }

    @Test("A new file is accessible to its owner only, and an existing one keeps its mode")
    func modes() throws {
        try write("file")
        #expect(try sandbox.mode(of: "file") == 0o600)
        try sandbox.setMode(0o666, of: "file")
        try write("file")
        #expect(try sandbox.mode(of: "file") == 0o666)
    }

    @Test("A link, a FIFO and a directory are refused and not changed", .timeLimit(.minutes(1)))
    func otherTypes() throws {
        try sandbox.write("of the user", to: "victim")
        try sandbox.link("link", to: "victim")
        try sandbox.makeFolder("folder")
        #expect(mkfifo(sandbox.path + "/fifo", 0o600) == 0)
        for name in ["link", "folder", "fifo"] { #expect(throws: PathRefused.self) { try write(name) } }
        #expect(try sandbox.read("victim") == "of the user")
        #expect(try sandbox.all() == ["fifo", "folder", "link", "victim"])
    }

    @Test("A file created by another user beforehand is refused", .asRoot)
    func planted() async throws {
        try sandbox.makeFolder("shared", mode: 0o1777)
        try await OtherUser.run("touch trace.json; chmod 666 trace.json", in: sandbox.path + "/shared")
        let error = #expect(throws: PathRefused.self) { try write("shared/trace.json") }
        #expect(error?.reason == "it is owned by user ID 65534, not by you")
        #expect(try sandbox.read("shared/trace.json") == "")
    }
}

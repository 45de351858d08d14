import Foundation
import Programs
import Testing

@testable import Files

@Suite("A directory of the user's own")
struct OwnedDirectoryTests {
    private let sandbox: Sandbox
    private var path: String { sandbox.path + "/own" }

    init() throws { sandbox = try Sandbox() }

    private func create() throws -> OwnedDirectory { try OwnedDirectory.create(path, .state) }

    @Test("It, its parents and its subdirectories are created with access for the owner only")
    func created() throws {
        let directory = try OwnedDirectory.create(sandbox.path + "/a/b/own", .state)
        try directory.write([1], to: "c/d/file")
        for name in ["a", "a/b", "a/b/own", "a/b/own/c", "a/b/own/c/d"] {
            #expect(try sandbox.mode(of: name) == 0o700, "\(name)")
        }
        #expect(try sandbox.mode(of: "a/b/own/c/d/file") == 0o600)
        #expect(try directory.subdirectory("c")?.subdirectory("d")?.file("file")?.content() == [1])
    }

    @Test("A missing directory is nil and is not created")
    func missing() throws {
        #expect(try OwnedDirectory.existing(path, .state) == nil)
        let directory = try create()
        #expect(try directory.subdirectory("a") == nil)
        #expect(try directory.file("a") == nil)
        try directory.remove("a")
        #expect(try sandbox.all(in: "own") == [])
    }

    @Test("A name that leads out of it is refused", arguments: ["", ".", "..", "../a", "a/../../b", "/etc/a", "a\0b"])
    func names(name: String) throws {
        let directory = try create()
        #expect(throws: PathRefused.self) { try directory.write([1], to: name) }
        #expect(throws: PathRefused.self) { try directory.file(name, O_RDWR | O_CREAT) }
        #expect(throws: PathRefused.self) { try directory.createSubdirectory(name) }
        #expect(throws: PathRefused.self) { try directory.remove(name) }
        #expect(try sandbox.all().filter { !$0.hasPrefix("own") } == [])
    }

    @Test("A link in it is not followed: not to open, to create, to write, to list or to remove")
    func links() throws {
        try sandbox.write("of the user", to: "outside/file")
        let directory = try create()
        try sandbox.link("own/file", to: "../outside/file")
        try sandbox.link("own/new", to: "../outside/new")
        try sandbox.link("own/folder", to: "../outside")
        let refused = PathRefused(
            path: path + "/file", reason: "it is a symbolic link",
            hint: "remove it, or set XDG_STATE_HOME to a directory of your own")
        #expect(throws: refused) { try directory.file("file") }
        #expect(throws: PathRefused.self) { try directory.file("new", O_RDWR | O_CREAT) }
        #expect(throws: PathRefused.self) { try directory.createSubdirectory("folder") }
        #expect(throws: PathRefused.self) { try directory.write([1], to: "folder/file") }
        #expect(directory.subdirectories == [])
        try directory.write([1], to: "file")
        try directory.remove("folder")
        #expect(try sandbox.read("outside/file") == "of the user")
        #expect(try sandbox.all() == ["outside", "outside/file", "own", "own/file", "own/new"])
    }

    @Test("A FIFO, a directory and a file with two hard links are refused without blocking", .timeLimit(.minutes(1)))
    func otherTypes() throws {
        let directory = try create()
        try sandbox.write("of the user", to: "mine")
        #expect(mkfifo(path + "/fifo", 0o600) == 0 && link("\(sandbox.path)/mine", path + "/linked") == 0)
        try sandbox.makeFolder("own/folder")
        for (name, reason) in [
            ("fifo", "it is not a regular file"), ("folder", "it is not a regular file"),
            ("linked", "it has 2 hard links"),
        ] {
            for flags in [O_RDONLY, O_RDWR | O_CREAT] {
                let error = #expect(throws: PathRefused.self) { try directory.file(name, flags) }
                #expect(error?.reason == reason)
            }
        }
        #expect(try sandbox.read("mine") == "of the user")
    }

    @Test(
        "It is refused if others can write to it, but not if they can read it",
        arguments: [(0o700, nil), (0o755, nil), (0o775, "0775"), (0o757, "0757"), (0o1777, "0777")])
    func modes(mode: Int, refused: String?) throws {
        try sandbox.makeFolder("own", mode: mode)
        guard let refused else { return _ = try create() }
        let error = #expect(throws: PathRefused.self) { try create() }
        #expect(error?.reason == "other users can write to it (mode \(refused))")
        #expect(error?.hint == "chmod go-w \(path)")
        #expect(throws: PathRefused.self) { try OwnedDirectory.existing(path, .state) }
    }

    @Test("A path in a message is one line, and one shell word in a suggested command")
    func hostilePath() throws {
        try sandbox.makeFolder("a; b", mode: 0o777)
        let path = sandbox.path + "/a; b"
        let error = #expect(throws: PathRefused.self) { try OwnedDirectory.create(path, .state) }
        #expect(error?.hint == "chmod go-w '\(path)'")
        try sandbox.makeFolder("a\nhint: b", mode: 0o777)
        let broken = #expect(throws: PathRefused.self) {
            try OwnedDirectory.create(sandbox.path + "/a\nhint: b", .state)
        }
        #expect(broken?.description.split(separator: "\n").count == 2)
        #expect("\(WriteError(path: "a\nhint: b"))".hasPrefix("a\\nhint: b cannot be written"))
    }

    @Test("A directory or a file in it that belongs to another user is refused", .asRoot)
    func owners() throws {
        let directory = try create()
        try sandbox.write("", to: "own/file")
        try sandbox.makeFolder("own/folder")
        for name in ["own/file", "own/folder"] { try sandbox.giveAway(name) }
        #expect(throws: PathRefused.self) { try directory.file("file") }
        #expect(throws: PathRefused.self) { try directory.file("file", O_RDWR | O_CREAT) }
        #expect(throws: PathRefused.self) { try directory.subdirectory("folder") }
        #expect(throws: PathRefused.self) { try directory.createSubdirectory("folder") }
        #expect(directory.subdirectories == [])
        try sandbox.giveAway("own")
        let error = #expect(throws: PathRefused.self) { try create() }
        #expect(error?.reason == "it is owned by user ID 65534, not by you")
    }

    @Test(
        "While another user swaps a subdirectory for a link, removing never reaches what the link leads to", .asRoot,
        .timeLimit(.minutes(2)))
    func race() async throws {
        // Of the same names, which whoever removes by path then removes here.
        for number in 0..<20 { try sandbox.write("of the user", to: "victim/inside/\(number)") }
        let victim = try sandbox.all(in: "victim")
        let directory = try OwnedDirectory.create(sandbox.path + "/own", .state)
        try sandbox.setMode(0o755, of: "own")
        try sandbox.makeFolder("own/started", mode: 0o777)
        let swapping = """
            open(my $file, ">", "started/yes");
            while (-e "started/yes") {
                symlink($ARGV[0], "tree/link");
                rename("tree/sub", "tree/aside") && rename("tree/link", "tree/sub");
                rename("tree/sub", "tree/link") && rename("tree/aside", "tree/sub");
            }
            """
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [sandbox] in
                let script = "exec perl -e '\(swapping)' '\(sandbox.path)/victim'"
                try await OtherUser.run(script, in: sandbox.path + "/own")
            }
            while !sandbox.exists("own/started/yes") { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<1000 {
                // Created where the other user cannot change it, so that the tree is complete when the attack starts.
                try sandbox.makeFolder("own/made", mode: 0o700)
                try sandbox.makeFolder("own/made/sub/inside", mode: 0o777)
                for number in 0..<20 { try sandbox.write("", to: "own/made/sub/inside/\(number)") }
                for name in ["own/made/sub", "own/made"] { try sandbox.setMode(0o777, of: name) }
                #expect(rename(sandbox.path + "/own/made", sandbox.path + "/own/tree") == 0)
                // A concurrent swap is an error; then the next removal removes the rest.
                while sandbox.exists("own/tree") { try? directory.remove("tree") }
            }
            try directory.remove("started")
            try await group.waitForAll()
        }
        #expect(try sandbox.all(in: "victim") == victim)
    }
}

import Files
import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// The lock, the marks and the files for programs, in a tampered folder.
@Suite("The state folder, tampered with")
struct StateTests {
    private let sandbox: Sandbox
    private var folder: StateFolder { StateFolder(environment: ["XDG_STATE_HOME": sandbox.path + "/state"]) }
    private var lock: Lock { Lock(folder: folder, cluster: "shop") }
    private var mark: CreationMark { CreationMark(folder: folder, cluster: "shop") }

    init() throws {
        sandbox = try Sandbox()
        try sandbox.write("of the user", to: "victim/file")
    }

    /// All uses of the folder.
    private func expectRefusals(_ reason: String) async {
        func expect(_ use: () async throws -> Void) async {
            let error = await #expect(throws: PathRefused.self) { try await use() }
            #expect(error?.reason == reason)
        }
        await expect { try await lock.whileHeld(onWait: { _ in }, {}) }
        await expect { _ = try lock.currentHolder() }
        await expect { _ = try mark.exists() }
        await expect { try mark.set() }
        await expect { try mark.clear() }
        await expect { _ = try folder.write("text", to: "kind.yaml", of: "shop") }
        await expect { try folder.clear("shop") }
    }

    @Test("A folder that is a link is refused, and nothing is created, written or removed behind it")
    func link() async throws {
        try sandbox.write("", to: "victim/shop/kind.yaml")
        try sandbox.write("", to: "victim/shop.creating")
        try sandbox.makeFolder("state")
        try sandbox.link("state/envboot", to: "../victim")
        let before = try sandbox.all()
        await expectRefusals("it is a symbolic link")
        #expect(try sandbox.all() == before)
    }

    @Test("A folder that others can write to is refused")
    func writable() async throws {
        try sandbox.makeFolder("state/envboot", mode: 0o777)
        await expectRefusals("other users can write to it (mode 0777)")
        #expect(try sandbox.all(in: "state") == ["envboot"])
    }

    @Test("A folder created by another user beforehand is refused", .asRoot)
    func planted() async throws {
        try sandbox.makeFolder("state", mode: 0o1777)
        try await OtherUser.run("mkdir -m 755 envboot envboot/shop", in: sandbox.path + "/state")
        await expectRefusals("it is owned by user ID 65534, not by you")
        #expect(try sandbox.all(in: "state") == ["envboot", "envboot/shop"])
    }

    @Test("A lock and a mark that are links are refused, and their target is not changed")
    func linkedFiles() async throws {
        _ = try folder.create()
        try sandbox.link("state/envboot/shop.lock", to: "../../victim/file")
        try sandbox.link("state/envboot/shop.creating", to: "../../victim/new")
        await #expect(throws: PathRefused.self) { try await lock.whileHeld(onWait: { _ in }, {}) }
        #expect(throws: PathRefused.self) { try lock.currentHolder() }
        #expect(throws: PathRefused.self) { try mark.set() }
        #expect(throws: PathRefused.self) { try mark.exists() }
        try mark.clear()
        #expect(try !mark.exists())
        #expect(try sandbox.all(in: "victim") == ["file"])
        #expect(try sandbox.read("victim/file") == "of the user")
    }

    @Test("A FIFO in place of a lock is refused without blocking", .timeLimit(.minutes(1)))
    func fifo() async throws {
        _ = try folder.create()
        for name in ["shop.lock", "shop.creating"] {
            #expect(mkfifo("\(sandbox.path)/state/envboot/\(name)", 0o600) == 0)
        }
        await #expect(throws: PathRefused.self) { try await lock.whileHeld(onWait: { _ in }, {}) }
        #expect(throws: PathRefused.self) { try lock.currentHolder() }
        #expect(throws: PathRefused.self) { try mark.exists() }
    }

    @Test("A cluster's folder that is a link is refused, for writing and for removing")
    func clusterFolder() throws {
        _ = try folder.create()
        try sandbox.link("state/envboot/shop", to: "../../victim")
        #expect(throws: PathRefused.self) { try folder.write("text", to: "kind.yaml", of: "shop") }
        #expect(throws: PathRefused.self) { try folder.clear("shop") }
        #expect(try sandbox.all(in: "victim") == ["file"])
    }

    @Test("The folder, the lock, the mark and the files for programs are accessible to their owner only")
    func modes() async throws {
        try await lock.whileHeld(onWait: { _ in }, {})
        try mark.set()
        _ = try folder.write("text", to: "kind.yaml", of: "shop")
        for (name, mode) in [
            ("", 0o700), ("/envboot", 0o700), ("/envboot/shop", 0o700), ("/envboot/shop.lock", 0o600),
            ("/envboot/shop.creating", 0o600), ("/envboot/shop/kind.yaml", 0o600),
        ] {
            #expect(try sandbox.mode(of: "state\(name)") == mode, "\(name)")
        }
        try folder.clear("shop")
        #expect(try sandbox.all(in: "state/envboot") == ["shop.creating", "shop.lock"])
    }
}

import HandWrittenMakefiles
import Diagnostics
import Files
import Foundation
import Makefiles
import Profile
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// envboot's own files in a checkout.
@Suite("The .envboot directory")
struct CheckoutTests {
    private let sandbox: Sandbox
    private var checkout: String { sandbox.path + "/checkout" }

    init() throws {
        sandbox = try Sandbox()
        try sandbox.makeFolder("checkout")
        try sandbox.write("test:\n\tginkgo -p ./a\n", to: "checkout/Makefile")
    }

    private func diagnostics() throws -> DiagnosticsFolder {
        let text = """
            apiVersion: envboot/v1
            name: shop
            cluster: {kubeconfig: ./kubeconfig}

            """
        let profile = try Profile.load(
            text: Array(text.utf8), file: "p.yaml", directory: checkout, environment: ["HOME": checkout])
        return try DiagnosticsFolder(.failures, of: Desired(profile))
    }

    private func rollBack() throws {
        let path = checkout + "/Makefile"
        let makefile = HandWrittenMakefile(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        try RollbackStore(makefile: path).makeSerial(makefile, since: "2026-01-02", reason: "")
    }

    private func expectRefusal(_ reason: String) throws {
        let before = try sandbox.all()
        let error = #expect(throws: PathRefused.self) { try diagnostics() }
        #expect(error?.reason == reason && error?.hint.isEmpty == false)
        let rollback = #expect(throws: Diagnostic.self) { try rollBack() }
        #expect(rollback?.message.hasSuffix(reason) == true)
        #expect(try sandbox.all() == before)
        #expect(try sandbox.read("checkout/Makefile").contains("-p"))
    }

    @Test("git ignores reports, failures and logs, but not rollback records")
    func ignored() async throws {
        _ = try diagnostics()
        try rollBack()
        try sandbox.write("", to: "checkout/.envboot/runs/e2e/report.json")
        let git = Runner.system(environment: ["PATH": "/usr/bin:/bin", "HOME": checkout])
        func lines(_ arguments: String...) async throws -> [String] {
            let output = try await git.run(
                Command("git", arguments, directory: checkout, timeout: .seconds(30)))
            return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        }
        _ = try await lines("init", "--quiet")
        let untracked = try await lines("status", "--porcelain", "--untracked-files=all")
        #expect(untracked == ["?? .envboot/rollback/Makefile.json", "?? Makefile"])
    }

    @Test(
        "A .gitignore that ignored everything is replaced; the user's own stays",
        arguments: [
            ("*\n", "/failures/\n/logs/\n/runs/\n/.gitignore\n"), ("mine\n", "mine\n"), ("*\nmine\n", "*\nmine\n"),
        ])
    func gitignore(old: String, new: String) throws {
        try sandbox.write(old, to: "checkout/.envboot/.gitignore")
        _ = try diagnostics()
        #expect(try sandbox.read("checkout/.envboot/.gitignore") == new)
    }

    @Test("If it is a link, nothing is written, pruned or removed behind it")
    func link() throws {
        for number in 100..<130 { try sandbox.write("", to: "victim/failures/2020-01-01T000000Z-\(number)/file") }
        try sandbox.link("checkout/.envboot", to: "../victim")
        try expectRefusal("it is a symbolic link")
    }

    @Test("If a directory in it is a link, nothing is written, pruned or removed behind it")
    func innerLink() throws {
        for number in 100..<130 { try sandbox.write("", to: "victim/2020-01-01T000000Z-\(number)/file") }
        try sandbox.makeFolder("checkout/.envboot")
        // The .gitignore that is created is not checked here.
        try sandbox.write("mine", to: "checkout/.envboot/.gitignore")
        for name in ["failures", "rollback"] { try sandbox.link("checkout/.envboot/\(name)", to: "../../victim") }
        try expectRefusal("it is a symbolic link")
    }

    @Test("It is refused if world-writable, but not if group-writable")
    func modes() throws {
        try sandbox.makeFolder("checkout/.envboot", mode: 0o777)
        try expectRefusal("other users can write to it (mode 0777)")
        try sandbox.setMode(0o775, of: "checkout/.envboot")
        _ = try diagnostics()
        try rollBack()
    }

    @Test("It is refused if it belongs to another user", .asRoot)
    func owner() throws {
        try sandbox.makeFolder("checkout/.envboot")
        try sandbox.giveAway("checkout/.envboot")
        try expectRefusal("it is owned by user ID 65534, not by you")
    }

    @Test("It is accessible to its owner only, except files meant to be committed")
    func created() throws {
        let folder = try diagnostics()
        try folder.write("text", to: "cluster/events.txt")
        try rollBack()
        let name = folder.path.dropFirst(sandbox.path.count + 1)
        let envboot = "checkout/.envboot"
        for folder in [envboot, envboot + "/failures", envboot + "/rollback", String(name), name + "/cluster"] {
            #expect(try sandbox.mode(of: folder) == 0o700, "\(folder)")
        }
        #expect(try sandbox.mode(of: name + "/cluster/events.txt") == 0o600)
        #expect(try sandbox.mode(of: envboot + "/rollback/Makefile.json") == 0o644)
    }
}

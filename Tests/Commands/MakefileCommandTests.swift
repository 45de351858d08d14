import Foundation
import Testing

@Suite struct MakefileCommandTests {
    @Test("gen-makefile writes the Makefile, once, and --check tells a difference by its status")
    func generate() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        #expect(try await shell.envboot("gen-makefile", "--check").status == 3)
        #expect(!shell.exists("Makefile"))
        #expect(try await shell.envboot("gen-makefile").output == "wrote Makefile\n")
        #expect(try await shell.envboot("gen-makefile").output.hasPrefix("nothing to do"))
        #expect(try await shell.envboot("gen-makefile", "--check").status == 0)
        #expect(try await shell.envboot("gen-makefile", "--stdout").output == shell.read("Makefile"))
    }

    @Test("an edited Makefile is overwritten only by force, and --check shows the edit")
    func edited() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        _ = try await shell.envboot("gen-makefile")
        let edited = try shell.read("Makefile") + "# mine\n"
        try shell.write(edited, to: "Makefile")
        let refused = try await shell.envboot("gen-makefile")
        #expect(refused.status == 1 && refused.errors.contains("was edited since envboot wrote it"))
        #expect(try shell.read("Makefile") == edited)
        let check = try await shell.envboot("gen-makefile", "--check")
        #expect(check.status == 3 && check.output.hasPrefix("--- Makefile\n") && check.output.contains("\n-# mine\n"))
        #expect(try await shell.envboot("gen-makefile", "--force").status == 0)
        #expect(try !shell.read("Makefile").contains("# mine"))
    }

    @Test("somebody else's Makefile only gets the one line, and only when asked")
    func included() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("all:\n\techo", to: "Makefile")
        let run = try await shell.envboot("gen-makefile")
        #expect(run.output.contains("wrote envboot.mk") && run.output.contains("include envboot.mk"))
        #expect(try shell.read("Makefile") == "all:\n\techo")
        #expect(try await shell.envboot("gen-makefile", "--include").status == 0)
        #expect(try await shell.envboot("gen-makefile", "--include").status == 0)
        #expect(try shell.read("Makefile") == "all:\n\techo\ninclude envboot.mk\n")
    }

    @Test("every profile is taken, and two that have a target or their name in common are named")
    func all() async throws {
        let other = Shell.profile.replacing("name: shop", with: "name: bank")
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": other])
        defer { shell.remove() }
        let collision = try await shell.envboot("gen-makefile")
        #expect(collision.status == 1)
        #expect(collision.errors.contains("profiles/bank.yaml and profiles/shop.yaml both define the target 'env-up'"))
        try shell.write(other + "makefile: {prefix: bank-}\n", to: "profiles/bank.yaml")
        #expect(try await shell.envboot("gen-makefile").status == 0)
        let text = try shell.read("Makefile")
        #expect(text.contains("\nbank-test-e2e: bank-env-up ##") && text.contains("\ntest-e2e: env-up ##"))
        #expect(try await shell.envboot("gen-makefile", "--check").status == 0)
        #expect(try await shell.envboot("gen-makefile", "--check", "--profile", "profiles/shop.yaml").status == 3)
        try shell.write(Shell.profile + "makefile: {prefix: bank-}\n", to: "profiles/bank.yaml")
        let same = try await shell.envboot("gen-makefile")
        #expect(same.status == 1)
        #expect(same.errors.contains("profiles/bank.yaml and profiles/shop.yaml both define the name 'shop'"))
    }

    @Test("rollback and its undo bring the file back, and --status tells since when and why")
    func rollback() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        _ = try await shell.envboot("gen-makefile")
        let before = try shell.read("Makefile")
        #expect(try await shell.envboot("rollback", "--serial", "--dry-run").output.contains("+ ENVBOOT_SERIAL"))
        #expect(try shell.read("Makefile") == before)
        #expect(try await shell.envboot("rollback", "--serial", "--suite", "e2e", "--reason", "flaky").status == 0)
        #expect(try await shell.envboot("rollback", "--status").output.contains("flaky"))
        #expect(try await shell.envboot("rollback", "--serial").output.hasPrefix("nothing to do"))
        #expect(try await shell.envboot("gen-makefile", "--check").status == 0)
        #expect(try await shell.envboot("rollback", "--undo").status == 0)
        #expect(try shell.read("Makefile") == before)
        let unknown = try await shell.envboot("rollback", "--serial", "--suite", "nope")
        #expect(unknown.status == 1 && unknown.errors.contains("it has: test-e2e"))
    }

    @Test("a Makefile that envboot did not write, named by a relative path, goes to serial and back")
    func foreign() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let text = "t:\n\tginkgo -p ./...\n"
        try shell.write(text, to: "Makefile")
        #expect(try await shell.envboot("rollback", "--serial").status == 1)
        let dry = try await shell.envboot("rollback", "--serial", "--makefile", "Makefile", "--dry-run")
        #expect(dry.output == "Makefile:2: -p -> --procs=1\n")
        #expect(try shell.read("Makefile") == text)
        #expect(try await shell.envboot("rollback", "--serial", "--makefile", "Makefile").status == 0)
        #expect(try shell.read("Makefile") == "t:\n\tginkgo --procs=1 ./...\n")
        try shell.write("t:\n\tginkgo --procs=1 --trace ./...\n", to: "Makefile")
        let undo = try await shell.envboot("rollback", "--undo", "--makefile", "Makefile")
        #expect(undo.status == 1 && undo.errors.contains("-p, formerly on line 2, has been edited since"))
    }

    @Test("lines that rollback cannot change are listed, with status 3, even if others are changed")
    func review() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("t:\n\tginkgo -p ./...\nr:\n\tGINKGO_PROCS=4 ./run.sh\n", to: "Makefile")
        let serial = ["rollback", "--serial", "--makefile", "Makefile"]
        let listed = "Makefile:4: process count passed to ./run.sh: GINKGO_PROCS=4 ./run.sh\n"
        let dry = try await shell.envboot(serial + ["--dry-run"])
        #expect(dry.status == 3)
        #expect(dry.output.hasPrefix("Makefile:2: -p -> --procs=1\n") && dry.output.hasSuffix(listed))
        let run = try await shell.envboot(serial)
        #expect(run.status == 3 && run.output.hasSuffix(listed))
        #expect(run.output.contains("git add -f .envboot/rollback/Makefile.json"))
        let again = try await shell.envboot(serial)
        #expect(again.status == 3 && !again.output.contains("->") && again.output.hasSuffix(listed))
        let undo = try await shell.envboot("rollback", "--undo", "--makefile", "Makefile")
        #expect(undo.status == 0 && undo.output == "Makefile:2: restored -p\n")
    }

    @Test("the command that is suggested takes a hostile name for one word")
    func hostileName() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("t:\n\tginkgo -p ./...\n", to: "a; b.mk")
        let run = try await shell.envboot("rollback", "--serial", "--makefile", "a; b.mk")
        #expect(run.output.contains("git add -f '.envboot/rollback/a; b.mk.json'\n"))
        try shell.write("t:\n\tginkgo ./...\n", to: "$(c).mk")
        let undo = try await shell.envboot("rollback", "--undo", "--makefile", "$(c).mk")
        #expect(undo.errors.contains("(git add -f '.envboot/rollback/$(c).mk.json')"))
    }

    @Test("without a record, --undo fails and --status has a hint")
    func noRecord() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("t:\n\tginkgo --procs=1 ./...\n", to: "Makefile")
        let undo = try await shell.envboot("rollback", "--undo", "--makefile", "Makefile")
        #expect(undo.status == 1)
        #expect(
            undo.errors.contains("no record of a rollback of Makefile: .envboot/rollback/Makefile.json not found"))
        #expect(undo.errors.contains("hint: if it was rolled back in another clone, commit that file there"))
        let status = try await shell.envboot("rollback", "--status", "--makefile", "Makefile")
        #expect(status.status == 0 && status.output.contains(".envboot/rollback/Makefile.json not found"))
    }

    @Test("a clone with the record can undo a rollback made elsewhere")
    func clone() async throws {
        let (here, there) = (try Shell(), try Shell())
        defer {
            here.remove()
            there.remove()
        }
        let text = "t:\n\tginkgo -p ./...\n"
        try here.write(text, to: "Makefile")
        #expect(try await here.envboot("rollback", "--serial", "--makefile", "Makefile").status == 0)
        for file in ["Makefile", ".envboot/rollback/Makefile.json"] { try there.write(try here.read(file), to: file) }
        #expect(try await there.envboot("rollback", "--undo", "--makefile", "Makefile").status == 0)
        #expect(try there.read("Makefile") == text)
    }

    @Test("rollback prints JSON for each of its tasks, for both kinds of Makefile")
    func json() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        func json(_ arguments: String...) async throws -> Any {
            let run = try await shell.envboot(["rollback", "--output", "json"] + arguments)
            return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        }
        _ = try await shell.envboot("gen-makefile")
        let serial = try #require(try await json("--serial", "--reason", "why") as? [String: Any])
        #expect(serial["makefile"] as? String == "Makefile" && serial["dryRun"] as? Bool == false)
        #expect((serial["added"] as? [String])?.first?.hasPrefix("ENVBOOT_SERIAL += test-e2e") == true)
        #expect((try await json("--status") as? [Any])?.count == 1)
        let undo = try #require(try await json("--undo") as? [String: Any])
        #expect((undo["removed"] as? [String])?.count == 1 && (undo["added"] as? [String]) == [])

        let other = "other.mk"
        try shell.write("t:\n\tginkgo -p ./...\n\tPROCS=4 ./run.sh\n", to: other)
        let changed = try #require(try await json("--serial", "--makefile", other) as? [String: Any])
        #expect((changed["changed"] as? [[String: Any]])?.first?["new"] as? String == "--procs=1")
        #expect((changed["review"] as? [[String: Any]])?.first?["reason"] as? String == "processCount")
        #expect(changed["record"] as? String == ".envboot/rollback/other.mk.json")
        #expect(
            (try await json("--status", "--makefile", other) as? [[String: Any]])?.first?["flag"] as? String == "-p")
        let restored = try #require(try await json("--undo", "--makefile", other) as? [String: Any])
        #expect((restored["restored"] as? [[String: Any]])?.first?["line"] as? Int == 2)
        #expect((restored["notRestored"] as? [Any])?.count == 0)
    }

    @Test("the target of a symlinked generated Makefile is changed, and the link stays")
    func ownLink() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        _ = try await shell.envboot("gen-makefile")
        try shell.write(try shell.read("Makefile"), to: "real.mk")
        let link = shell.folder + "/Makefile"
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.mk")
        #expect(try await shell.envboot("rollback", "--serial").status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.mk")
        #expect(try shell.read("real.mk").contains("ENVBOOT_SERIAL += test-e2e"))
    }
}

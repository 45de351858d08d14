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
        #expect(collision.errors.contains("profiles/bank.yaml and profiles/shop.yaml both have the target 'env-up'"))
        try shell.write(other + "makefile: {prefix: bank-}\n", to: "profiles/bank.yaml")
        #expect(try await shell.envboot("gen-makefile").status == 0)
        let text = try shell.read("Makefile")
        #expect(text.contains("\nbank-test-e2e: bank-env-up ##") && text.contains("\ntest-e2e: env-up ##"))
        #expect(try await shell.envboot("gen-makefile", "--check").status == 0)
        #expect(try await shell.envboot("gen-makefile", "--check", "--profile", "profiles/shop.yaml").status == 3)
        try shell.write(Shell.profile + "makefile: {prefix: bank-}\n", to: "profiles/bank.yaml")
        let same = try await shell.envboot("gen-makefile")
        #expect(same.status == 1)
        #expect(same.errors.contains("profiles/bank.yaml and profiles/shop.yaml both have the name 'shop'"))
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
        #expect(undo.status == 1 && undo.errors.contains("-p, once on line 2, was edited since"))
    }
}

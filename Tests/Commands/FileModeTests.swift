import Foundation
import Programs
import Testing

/// The permissions of files written by the built program, with any umask.
@Suite struct FileModeTests {
    /// Runs the program with a umask, and without docker, so that every `up` ends early.
    private func envboot(_ shell: Shell, umask: String, _ arguments: [String]) async throws -> CommandOutput {
        let script = ["-c", "umask \(umask); exec \"$@\"", "sh", Shell.program] + arguments
        return try await Runner.system(environment: ["PATH": "/nonexistent", "HOME": shell.folder + "/home"]).finish(
            Command("/bin/sh", script, directory: shell.folder, timeout: .seconds(60)))
    }

    private func mode(_ shell: Shell, _ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(shell.folder)/\(name)")[.posixPermissions] as? Int
    }

    private func setMode(_ mode: Int, of name: String, in shell: Shell) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(shell.folder)/\(name)")
    }

    @Test("state, diagnostics, traces and pages are accessible to their owner only", arguments: ["000", "022", "077"])
    func privateFiles(umask: String) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await envboot(shell, umask: umask, ["up", "--trace", "trace.json", "--html", "page.html"])
        #expect(run.status != .exited(0))
        #expect(try mode(shell, "trace.json") == 0o600 && mode(shell, "page.html") == 0o600)
        for top in ["home/.local", ".envboot/failures"] {
            let names = try FileManager.default.subpathsOfDirectory(atPath: "\(shell.folder)/\(top)")
            #expect(names.count > 2, "\(names) \(run)")
            for name in [""] + names {
                let path = "\(top)/\(name)"
                let type = try FileManager.default.attributesOfItem(atPath: "\(shell.folder)/\(path)")[.type]
                let isFolder = type as? FileAttributeType == .typeDirectory
                #expect(try mode(shell, path) == (isFolder ? 0o700 : 0o600), "\(path)")
            }
        }
        #expect(try mode(shell, ".envboot") == 0o700)
    }

    @Test("a new Makefile has mode 0644 minus the umask", arguments: [("000", 0o644), ("077", 0o600)])
    func newMakefile(umask: String, expected: Int) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await envboot(shell, umask: umask, ["gen-makefile"])
        #expect(run.status == .exited(0), "\(run)")
        #expect(try mode(shell, "Makefile") == expected)
    }

    @Test(
        "a Makefile keeps its mode, and a link stays a link, with every command that changes it",
        arguments: ["000", "077"])
    func changedMakefile(umask: String) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        func expectKept(_ link: String, _ arguments: String...) async throws {
            let before = try shell.read(link)
            let run = try await envboot(shell, umask: umask, arguments)
            #expect(run.status == .exited(0), "\(run)")
            #expect(try shell.read(link) != before, "\(arguments)")
            let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(shell.folder)/\(link)")
            #expect(try mode(shell, target) == 0o640, "\(arguments)")
        }
        func replaceByLink(_ name: String) throws {
            let folder = shell.folder
            try FileManager.default.createDirectory(atPath: folder + "/build", withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/build/\(name)")
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(name)", withDestinationPath: "build/\(name)")
            try setMode(0o640, of: "build/" + name, in: shell)
        }
        #expect(try await shell.envboot("gen-makefile").status == 0)
        try replaceByLink("Makefile")
        try await expectKept("Makefile", "rollback", "--serial")
        try await expectKept("Makefile", "rollback", "--undo")
        try shell.write(Shell.profile.replacing("15m", with: "20m"), to: "profiles/shop.yaml")
        try await expectKept("Makefile", "gen-makefile")
        try shell.write("test:\n\tginkgo -p ./a\n", to: "other.mk")
        try replaceByLink("other.mk")
        try await expectKept("other.mk", "rollback", "--serial", "--makefile", "other.mk")
        try await expectKept("other.mk", "rollback", "--undo", "--makefile", "other.mk")
        try shell.write("<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n", to: "README.md")
        try replaceByLink("README.md")
        try await expectKept("README.md", "ports", "--markdown", "README.md")
        for name in ["Makefile", "build/Makefile"] {
            try FileManager.default.removeItem(atPath: "\(shell.folder)/\(name)")
        }
        try shell.write("all:\n\ttrue\n", to: "Makefile")
        try replaceByLink("Makefile")
        try await expectKept("Makefile", "gen-makefile", "--include")
        try replaceByLink("envboot.mk")
        try shell.write(Shell.profile.replacing("15m", with: "25m"), to: "profiles/shop.yaml")
        try await expectKept("envboot.mk", "gen-makefile")
    }

    @Test("a trace or a page keeps the mode of an existing file")
    func oldTrace() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("old", to: "trace.json")
        try setMode(0o664, of: "trace.json", in: shell)
        _ = try await envboot(shell, umask: "077", ["up", "--trace", "trace.json"])
        #expect(try mode(shell, "trace.json") == 0o664)
        #expect(try shell.read("trace.json").hasPrefix("{"))
    }

    @Test("if diagnostics cannot be written, the error says why")
    func noDiagnostics() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try FileManager.default.createDirectory(
            atPath: shell.folder + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: shell.folder + "/.envboot", withDestinationPath: "elsewhere")
        let run = try await envboot(shell, umask: "022", ["up"])
        #expect(
            run.errorOutput.contains(
                "no diagnostics were written: refusing to use \(shell.folder)/.envboot: it is a symbolic link"),
            "\(run)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: shell.folder + "/elsewhere") == [])
    }

    @Test("a state folder that is a link is an error with a hint, and its target stays empty")
    func linkedState() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try FileManager.default.createDirectory(
            atPath: shell.folder + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: shell.folder + "/home/.local/state", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: shell.folder + "/home/.local/state/envboot", withDestinationPath: shell.folder + "/elsewhere")
        let run = try await envboot(shell, umask: "022", ["up"])
        #expect(run.status == .exited(1))
        #expect(
            run.errorOutput == """
                error: refusing to use \(shell.folder)/home/.local/state/envboot: it is a symbolic link
                hint: remove it, or set XDG_STATE_HOME to a directory of your own
                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shell.folder + "/elsewhere") == [])
    }
}

@testable import HandWrittenMakefiles
import Diagnostics
import Foundation
import Makefiles
import Testing

/// Keeping and undoing what a rollback of somebody else's Makefile changed.
@Testing.Suite struct RollbackStoreTests {
    private let text = "test:\n\tginkgo -v --procs=4 ./a\n\tginkgo -p ./b\n"

    private func read(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    /// Makes a Makefile serial for the first time.
    private func rolledBack(_ path: String) throws -> RollbackStore {
        let store = RollbackStore(makefile: path)
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-02", reason: "")
        return store
    }

    @Test("undo brings a file back byte for byte, and its mode stays")
    func undo() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let store = RollbackStore(makefile: path)
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-02", reason: "why")
        #expect(try read(path) == Array("test:\n\tginkgo -v --procs=1 ./a\n\tginkgo --procs=1 ./b\n".utf8))
        #expect(try store.entries().map(\.reason) == ["why"])
        let result = try store.undo(try read(path), isDryRun: false)
        #expect(result.notUndone.isEmpty)
        #expect(try read(path) == Array(text.utf8))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        #expect(try store.entries().isEmpty)
    }

    @Test("several rollbacks are undone together, each as far as its lines are there")
    func several() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = try rolledBack(path)
        try workshop.write(String(decoding: try read(path), as: UTF8.self) + "\tginkgo --procs=8 ./c\n", to: "Makefile")
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-03", reason: "")
        let result = try store.undo(try read(path), isDryRun: false)
        #expect(result.notUndone.isEmpty)
        #expect(String(decoding: try read(path), as: UTF8.self) == text + "\tginkgo --procs=8 ./c\n")
    }

    @Test("trying changes nothing")
    func dryRun() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = try rolledBack(path)
        let serial = try read(path)
        #expect(try store.undo(serial, isDryRun: true).restored == Array(text.utf8))
        #expect(try read(path) == serial)
        #expect(try store.entries().count == 1)
    }

    @Test("a second rollback after reverting the first with git can be undone")
    func takenBackBetween() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = try rolledBack(path)
        let edited = text + "\tginkgo --procs=8 ./c\n"
        try workshop.write(edited, to: "Makefile")
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-03", reason: "")
        let result = try store.undo(try read(path), isDryRun: false)
        #expect(result.notUndone.isEmpty)
        #expect(String(decoding: try read(path), as: UTF8.self) == edited)
    }

    @Test("what is back already is not told to be serial, and what was edited is")
    func standing() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = try rolledBack(path)
        func standing(_ text: String) throws -> [[String]] {
            try store.standing(in: Array(text.utf8)).map { $0.flags.map(\.old) }
        }
        #expect(try standing(String(decoding: read(path), as: UTF8.self)) == [["--procs=4", "-p"]])
        #expect(try standing(text) == [[]])
        #expect(try standing("test:\n\tginkgo -v --procs=4 ./a\n\tginkgo --procs=1 ./b\n") == [["-p"]])
        #expect(try standing("test:\n\tginkgo -v --procs=1 ./other\n\tginkgo -p ./b\n") == [["--procs=4"]])
    }

    @Test("a line that was edited between two rollbacks is named, and the rest is undone")
    func editedBetween() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = try rolledBack(path)
        let edited = String(decoding: try read(path), as: UTF8.self).replacing("./a", with: "--trace ./a")
        try workshop.write(edited + "\tginkgo -p ./c\n", to: "Makefile")
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-03", reason: "")
        let result = try store.undo(try read(path), isDryRun: false)
        #expect(result.notUndone.map(\.old) == ["--procs=4"])
        #expect(result.undone.map(\.line) == [3, 4])
        let expected = "test:\n\tginkgo -v --procs=1 --trace ./a\n\tginkgo -p ./b\n\tginkgo -p ./c\n"
        #expect(String(decoding: try read(path), as: UTF8.self) == expected)
    }

    @Test("the target of a symlinked Makefile is changed and restored, keeping its mode")
    func symbolicLink() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "sub/GNUmakefile")
        let (file, link) = (workshop.folder + "/sub/GNUmakefile", workshop.folder + "/Makefile")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "sub/GNUmakefile")
        let store = RollbackStore(makefile: link)
        try store.makeSerial(HandWrittenMakefile(try read(link)), since: "2026-01-02", reason: "")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "sub/GNUmakefile")
        #expect(try read(file) == HandWrittenMakefile(Array(text.utf8)).serial)
        #expect(FileManager.default.fileExists(atPath: workshop.folder + "/sub/.envboot/rollback/GNUmakefile.json"))
        #expect(try RollbackStore(makefile: file).entries().count == 1)
        _ = try store.undo(try read(link), isDryRun: false)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "sub/GNUmakefile")
        #expect(try read(file) == Array(text.utf8))
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
    }

    @Test("a record of an earlier version, with the whole file in base64, is undone")
    func earlierRecord() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let flags = """
            {"line":2,"column":12,"offset":17,"length":9,"old":"--procs=4","new":"--procs=1"},
            {"line":3,"column":9,"offset":39,"length":2,"old":"-p","new":"--procs=1"}
            """
        let rollback = #"{"original":"\#(Data(text.utf8).base64EncodedString())","flags":[\#(flags)]}"#
        try workshop.write(
            #"[{"since":"2026-01-02","reason":"why","rollback":\#(rollback)}]"#, to: ".envboot/rollback/Makefile.json")
        let serial = HandWrittenMakefile(Array(text.utf8)).serial
        try workshop.write("# new\n" + String(decoding: serial, as: UTF8.self), to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = RollbackStore(makefile: path)
        #expect(try store.entries().flatMap(\.rollback.flags).map(\.old) == ["--procs=4", "-p"])
        #expect(try store.undo(try read(path), isDryRun: false).notUndone.isEmpty)
        #expect(try read(path) == Array(("# new\n" + text).utf8))
    }

    @Test("a record has the changed lines, one value per line, and not the whole Makefile")
    func record() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let secret = "# \(UUID())\n"
        try workshop.write(secret + text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        let store = RollbackStore(makefile: path)
        try store.makeSerial(HandWrittenMakefile(try read(path)), since: "2026-01-02", reason: "why")
        let record = String(decoding: try read(workshop.folder + "/.envboot/rollback/Makefile.json"), as: UTF8.self)
        #expect(record.contains(#""before" : "\tginkgo -v --procs=4 ./a","#))
        #expect(record.contains(#""reason" : "why""#))
        #expect(!record.contains(secret.dropFirst(2).dropLast()))
        #expect(store.path(beside: "Makefile").hasSuffix(".envboot/rollback/Makefile.json"))
    }

    @Test("what is kept and cannot be read is an error that names it")
    func damaged() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write("not JSON", to: ".envboot/rollback/Makefile.json")
        let error = try #require(throws: Diagnostic.self) {
            try RollbackStore(makefile: workshop.folder + "/Makefile").entries()
        }
        #expect(error.message.contains(".envboot/rollback/Makefile.json cannot be read"))
    }
}

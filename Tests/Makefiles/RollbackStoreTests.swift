import Foundation
import Makefiles
import Testing

/// Keeping and undoing what a rollback of somebody else's Makefile changed.
@Testing.Suite struct RollbackStoreTests {
    private let text = "test:\n\tginkgo -v --procs=4 ./a\n\tginkgo -p ./b\n"

    private func read(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    @Test("undo brings a file back byte for byte, and its mode stays")
    func undo() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(text, to: "Makefile")
        let path = workshop.folder + "/Makefile"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let store = RollbackStore(makefile: path)
        try store.makeSerial(ForeignMakefile(try read(path)), since: "2026-01-02", reason: "why")
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
        let store = RollbackStore(makefile: path)
        try store.makeSerial(ForeignMakefile(try read(path)), since: "2026-01-02", reason: "")
        try workshop.write(String(decoding: try read(path), as: UTF8.self) + "\tginkgo --procs=8 ./c\n", to: "Makefile")
        try store.makeSerial(ForeignMakefile(try read(path)), since: "2026-01-03", reason: "")
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
        let store = RollbackStore(makefile: path)
        try store.makeSerial(ForeignMakefile(try read(path)), since: "2026-01-02", reason: "")
        let serial = try read(path)
        #expect(try store.undo(serial, isDryRun: true).restored == Array(text.utf8))
        #expect(try read(path) == serial)
        #expect(try store.entries().count == 1)
    }

    @Test("what is kept and cannot be read is an error that names it")
    func damaged() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write("not JSON", to: ".envboot/rollback/Makefile.json")
        let error = try #require(throws: MakefileError.self) {
            try RollbackStore(makefile: workshop.folder + "/Makefile").entries()
        }
        #expect(error.message.contains(".envboot/rollback/Makefile.json cannot be read"))
    }
}

import Makefiles

/// Whatever a Makefile is, a rollback changes flags only, leaves none, and is undone byte for byte.
struct MakefileProperties {
    let bytes: [UInt8]

    var violations: [String] { ofForeign + ofGenerated }

    private var ofForeign: [String] {
        let makefile = ForeignMakefile(bytes)
        let serial = makefile.serial
        let rollback = ForeignRollback(original: bytes, flags: makefile.processFlags)
        var violations: [String] = []
        if !ForeignMakefile(serial).processFlags.isEmpty { violations.append("a flag is left") }
        if rollback.undo(serial).restored != bytes { violations.append("undoing does not bring the file back") }
        let edit = Array("# a line above\n".utf8)
        let edited = rollback.undo(edit + serial)
        if edited.restored != edit + bytes || !edited.notUndone.isEmpty {
            violations.append("undoing does not bring the flags of an edited file back")
        }
        return violations
    }

    private var ofGenerated: [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let makefile = GeneratedMakefile(text) else { return [] }
        // A last line that somebody cut off is ended, as each line of a text is.
        let isReadAsItIs = [text, text + "\n"].contains(makefile.text)
        var violations = isReadAsItIs ? [] : ["a generated file is not read as it is"]
        let parallel = makefile.parallel(nil)
        let serial = parallel.serial(parallel.suiteTargets, since: "2026-01-01", reason: "why")
        if serial.parallel(nil).text != parallel.text { violations.append("a rollback is not undone") }
        if serial.parallel(parallel.suiteTargets).text != parallel.text { violations.append("a suite is left serial") }
        return violations
    }
}

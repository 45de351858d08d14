@testable import HandWrittenMakefiles
import Foundation
import Makefiles
import Testing

@Suite struct UndoTests {
    private static let original = """
        FLAGS = -p
        unit:
        \tgo test -p 4 ./...
        e2e:
        \tginkgo $(FLAGS) --procs=4 ./e2e
        smoke:
        \tginkgo \\
        \t  -procs \\
        \t  4 ./smoke
        """

    private func undo(_ edit: (String) -> String, of original: String = original) -> (String, [String]) {
        let makefile = HandWrittenMakefile(Array(original.utf8))
        let rollback = HandWrittenRollback(original: Array(original.utf8), flags: makefile.processFlags)
        let undone = rollback.undo(Array(edit(String(decoding: makefile.serial, as: UTF8.self)).utf8))
        return (String(decoding: undone.restored, as: UTF8.self), undone.notUndone.map { "\($0.line): \($0.old)" })
    }

    @Test("a flag tells its place, and what it was and becomes") func flags() {
        let flags = HandWrittenMakefile(Array(Self.original.utf8)).processFlags
        #expect(flags.map(\.line) == [1, 5, 8])
        #expect(flags.map(\.column) == [9, 18, 4])
        #expect(flags.map(\.old) == ["-p", "--procs=4", "-procs \\\n\t  4"])
        #expect(flags.map(\.new) == ["--procs=1", "--procs=1", "-procs \\\n\t  1"])
    }

    @Test("where another part of the file was edited, every flag is undone") func editedElsewhere() {
        let edit = { (text: String) in "# new\n" + text.replacing("go test", with: "go vet\n\tgo test") + "\n\nlast:\n"
        }
        let (restored, notUndone) = undo(edit)
        #expect(restored == edit(Self.original))
        #expect(notUndone == [])
    }

    @Test("a changed line that was edited is named, and the rest is undone") func lineEdited() {
        let (restored, notUndone) = undo { $0.replacing("./e2e", with: "./e2e/...") }
        #expect(restored == Self.original.replacing("--procs=4 ./e2e", with: "--procs=1 ./e2e/..."))
        #expect(notUndone == ["5: --procs=4"])
    }

    @Test("a flag over several lines is named where one of them was edited") func continuationEdited() {
        let (restored, notUndone) = undo { $0.replacing("./smoke", with: "./slow") }
        #expect(restored == Self.original.replacing("4 ./smoke", with: "1 ./slow"))
        #expect(notUndone == ["8: -procs \\\n\t  4"])
    }

    @Test("a changed line that was deleted is named") func lineDeleted() {
        let (restored, notUndone) = undo { $0.replacing("FLAGS = --procs=1\n", with: "") }
        #expect(restored == Self.original.replacing("FLAGS = -p\n", with: ""))
        #expect(notUndone == ["1: -p"])
    }

    @Test("a changed line that is there twice is named") func lineDuplicated() {
        let (restored, notUndone) = undo { $0 + "\nFLAGS = --procs=1\n" }
        #expect(restored == Self.original.replacing("= -p", with: "= --procs=1") + "\nFLAGS = --procs=1\n")
        #expect(notUndone == ["1: -p"])
    }

    @Test("lines that rollback made alike get their own flags back, in their order") func alike() {
        let original = "a:\n\tginkgo -p\nb:\n\tginkgo --procs=4\nc:\n\tginkgo --procs=1\n"
        let (restored, notUndone) = undo({ $0 + "# more\n" }, of: original)
        #expect(restored == original + "# more\n")
        #expect(notUndone == [])
    }

    @Test("of lines that were always alike, those that are left are undone") func alikeDeleted() {
        let (restored, notUndone) = undo(
            { $0.replacing("a:\n\tginkgo --procs=1\n", with: "") }, of: "a:\n\tginkgo -p\nb:\n\tginkgo -p\n")
        #expect(restored == "b:\n\tginkgo -p\n")
        #expect(notUndone.count == 1)
    }

    @Test("a file that somebody took back by hand is left alone") func takenBack() {
        let (restored, notUndone) = undo { _ in Self.original }
        #expect(restored == Self.original)
        #expect(notUndone == [])
    }

    @Test("what is kept survives JSON, byte for byte") func coding() throws {
        let original = Array(Self.original.utf8) + [0xFF, 0x00]
        let makefile = HandWrittenMakefile(original)
        let rollback = HandWrittenRollback(original: original, flags: makefile.processFlags)
        let decoded = try JSONDecoder().decode(HandWrittenRollback.self, from: JSONEncoder().encode(rollback))
        #expect(decoded == rollback)
        #expect(decoded.undo(makefile.serial).restored == original)
    }

    @Test("flags that are not in the original that is kept are refused") func damagedRecord() throws {
        let flag = #"{"line":1,"column":1,"offset":9,"length":2,"old":"-p","new":"--procs=1"}"#
        let record = Data(#"{"original":"YQ==","flags":[\#(flag)]}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(HandWrittenRollback.self, from: record) }
    }
}

import Foundation
import Makefiles
import Testing

@Testing.Suite struct GeneratedMakefileTests {
    @Test("the file of a profile is the golden one")
    func golden() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let profile = try workshop.profile(procs: "use: 2/3 cpus, min: 2, max: 8, memoryPerProc: 1Gi")
        let text = try Generator([profile], directory: workshop.folder, home: "/home/u").makefile().text
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Golden/shop.mk")
        if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: golden) }
        #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("a file is read back as it was written, and an edit is seen")
    func readBack() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let makefile = try workshop.generate(try workshop.profile())
        let read = try #require(GeneratedMakefile(makefile.text))
        #expect(read == makefile && read.text == makefile.text && !read.isEdited)
        #expect(GeneratedMakefile(makefile.text.replacing("-v ", with: "-vv "))?.isEdited == true)
        #expect(GeneratedMakefile(makefile.text + "# mine\n")?.isEdited == true)
        #expect(GeneratedMakefile("all:\n\techo\n") == nil)
    }

    @Test("serial adds one line, is no edit, twice is once, and undoing it brings the file back byte for byte")
    func rollback() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let makefile = try workshop.generate(try workshop.profile())
        let serial = makefile.serial(makefile.suiteTargets, since: "2026-01-02", reason: "a # b \\\nc\\")
        let added = serial.text.split(separator: "\n").difference(from: makefile.text.split(separator: "\n"))
        #expect(added.count == 1)
        #expect(!serial.isEdited)
        #expect(serial.serial(makefile.suiteTargets, since: "2026-03-04", reason: "other") == serial)
        #expect(serial.parallel(nil).text == makefile.text)
        let entries = try #require(GeneratedMakefile(serial.text)).serialEntries
        #expect(entries.map(\.targets) == [["test-e2e", "test-unit"]])
        #expect(entries.map(\.since) == ["2026-01-02"] && entries.map(\.reason) == [#"a # b \ c\."#])
    }

    @Test("one suite can be serial alone, and be taken out of several")
    func oneSuite() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let makefile = try workshop.generate(try workshop.profile())
        let one = makefile.serial(["test-unit"], since: "2026-01-02", reason: "")
        #expect(one.serialEntries.flatMap(\.targets) == ["test-unit"])
        let both = one.serial(makefile.suiteTargets, since: "2026-01-03", reason: "r")
        #expect(both.serialEntries.map(\.targets) == [["test-unit"], ["test-e2e"]])
        #expect(both.parallel(["test-unit"]).serialEntries.map(\.targets) == [["test-e2e"]])
    }

    @Test("generating anew keeps what is serial, as far as the suites are still there")
    func kept() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let profile = try workshop.profile()
        let generator = try Generator([profile], directory: workshop.folder, home: "/home/u")
        let old = generator.makefile().serial(["test-e2e", "test-gone"], since: "2026-01-02", reason: "why")
        #expect(generator.makefile(replacing: old).serialEntries.map(\.targets) == [["test-e2e"]])
    }
}

import Diagnostics
import Foundation
import Makefiles
import Testing

@Testing.Suite struct DestinationTests {
    @Test("the targets go into the Makefile where there is none, or where envboot wrote it")
    func own() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        #expect(try Destination(in: workshop.folder).file == "Makefile")
        let makefile = try workshop.generate(try workshop.profile())
        let destination = try Destination(in: workshop.folder)
        #expect(destination.file == "Makefile" && destination.includingFile == nil)
        #expect(destination.current == makefile.text)
    }

    @Test(
        "somebody else's Makefile is left alone, and includes envboot.mk",
        arguments: ["Makefile", "makefile", "GNUmakefile"])
    func foreign(name: String) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write("all:\n\techo\n", to: name)
        let destination = try Destination(in: workshop.folder)
        #expect(destination.file == "envboot.mk")
        #expect(destination.includingFile == name)
        #expect(try !destination.isIncluded(in: workshop.folder))
        try workshop.write("all:\n\techo\n-include x.mk envboot.mk\n", to: name)
        #expect(try destination.isIncluded(in: workshop.folder))
    }

    @Test("an envboot.mk of somebody else's is an error")
    func foreignPart() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write("all:\n", to: "Makefile")
        try workshop.write("x := 1\n", to: "envboot.mk")
        #expect(throws: Diagnostic.self) { try Destination(in: workshop.folder) }
    }

    @Test("a target that the Makefile has already is an error that names both lines")
    func collision() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.write(
            "x := a:b\nall: one\nother test-e2e: dep ## text\n\techo help:\n.PHONY: all\n", to: "Makefile")
        let generated = try Generator([try workshop.profile()], directory: workshop.folder, home: "/").makefile()
        let line = try #require(
            generated.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.hasPrefix("test-e2e:")
            })
        let error = try #require(throws: Diagnostic.self) {
            try Destination(in: workshop.folder).refuseCollisions(with: generated, in: workshop.folder)
        }
        #expect(error.message == "Makefile:3 and envboot.mk:\(line + 1) both have the target 'test-e2e'")
    }

    @Test(
        "a Makefile with lines of a megabyte is searched within a second",
        arguments: [" ", "a ", ":", "include ", "a:="])
    func longLine(piece: String) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let generated = try Generator([try workshop.profile()], directory: workshop.folder, home: "/").makefile()
        try workshop.write(String(repeating: piece, count: 1_000_000 / piece.utf8.count), to: "Makefile")
        let time = try processorTime {
            let destination = try Destination(in: workshop.folder)
            try destination.refuseCollisions(with: generated, in: workshop.folder)
            #expect(try !destination.isIncluded(in: workshop.folder))
        }
        #expect(time < .seconds(1), "\(time)")
    }

    @Test("targets and the line that includes are found in a Makefile with Windows' line ends too")
    func windows() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let generated = try Generator([try workshop.profile()], directory: workshop.folder, home: "/").makefile()
        try workshop.write("include envboot.mk\r\nhelp:\r\n\techo\r\n", to: "Makefile")
        let destination = try Destination(in: workshop.folder)
        #expect(try destination.isIncluded(in: workshop.folder))
        #expect(throws: Diagnostic.self) { try destination.refuseCollisions(with: generated, in: workshop.folder) }
    }
}

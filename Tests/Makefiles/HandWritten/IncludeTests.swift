@testable import HandWrittenMakefiles
import Foundation
import Makefiles
import Testing

/// Included Makefiles.
@Suite struct IncludeTests {
    private func read(_ text: String, _ files: [String: String] = [:]) throws -> HandWrittenMakefile {
        let workshop = try Workshop()
        defer { workshop.remove() }
        for (name, text) in files { try workshop.write(text, to: name) }
        let bytes = Array(text.utf8)
        return HandWrittenMakefile(bytes, included: IncludedMakefiles(of: bytes, in: workshop.folder))
    }

    @Test(
        "flags in an included Makefile are listed with its name and not changed",
        arguments: [
            "include tools/e2e.mk", "-include tools/*.mk", "include $(wildcard tools/*.mk)",
            "D = tools\ninclude $(D)/e2e.mk",
            "include $(dir $(lastword $(MAKEFILE_LIST)))tools/e2e.mk", "sinclude $(CURDIR)/tools/e2e.mk",
            "include first.mk",
        ])
    func included(_ line: String) throws {
        let files = ["tools/e2e.mk": "e2e:\n\tginkgo -v\n\tginkgo -p ./e2e\n", "first.mk": "include tools/e2e.mk\n"]
        let makefile = try read(line + "\nall: e2e\n", files)
        #expect(makefile.processFlags == [])
        let review = try #require(makefile.review.first)
        #expect(makefile.review.count == 1)
        #expect(review.reason == .included && review.line == 3 && review.text == "ginkgo -p ./e2e")
        #expect(review.file?.hasSuffix("tools/e2e.mk") == true)
    }

    @Test("variables are followed into and out of an included Makefile") func variables() throws {
        let makefile = try read(
            "include vars.mk\nall:\n\t$(RUN) $(E2E) ./x\nSMOKE = -p\n",
            ["vars.mk": "RUN = $(abspath bin/ginkgo)\nE2E = -v --procs=4\nsmoke:\n\t$(RUN) $(SMOKE)\n"])
        #expect(makefile.processFlags.map(\.line) == [4])
        #expect(makefile.review.map(\.text) == ["E2E = -v --procs=4"])
    }

    @Test(
        "an included Makefile that cannot be read is listed",
        arguments: ["include missing.mk", "include $(shell ./which-makefile)", "-include $(X)\nX = a\nX += $(Y)"])
    func notRead(_ line: String) throws {
        let makefile = try read(line + "\nall:\n\tginkgo -p\n")
        #expect(makefile.processFlags.map(\.old) == ["-p"])
        #expect(makefile.review.map(\.reason) == [.notRead])
        #expect(makefile.review.map(\.line) == [1])
    }

    @Test("a missing optional Makefile runs nothing", arguments: ["-include local.mk", "-include $(LOCAL)"])
    func optional(_ line: String) throws { #expect(try read(line + "\n").review == []) }

    @Test("Makefiles that include each other are read once") func circle() throws {
        let makefile = try read(
            "include a.mk\n", ["a.mk": "include b.mk\n", "b.mk": "include a.mk\nx:\n\tginkgo -p\n"])
        #expect(makefile.review.map(\.file) == ["b.mk"])
    }
}

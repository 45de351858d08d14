import Makefiles
import Testing

/// Where a flag is one of ginkgo's, and where it is not.
@Suite struct PlaceTests {
    @Test(
        "a flag of a ginkgo command is found",
        arguments: [
            "\tginkgo run -p ./...", "\tset -e; ginkgo -p", "\tginkgo -p>out", "\tginkgo -p", "\t! ginkgo -p",
            "\tcase x in x) ginkgo -p ;; esac", "\t$(FOO)/bin/ginkgo-v2.1 -p", "\t$(BIN)/ginkgo-$(VERSION) -p",
            "\tFLAGS=\"-v -p\"; ginkgo $$FLAGS", "\tif [ \"$$CI\" ]; then P=-p; fi; ginkgo $${P}",
            "\tginkgo $${CI:+-p} .",
            "\t$${GINKGO:-ginkgo} -p", "\tginkgo \"$(or $(X),-p)\"", "\t\"$(GINKGO)\" -p", "\tginkgo -v \\\n\t  -p",
            "\t@$(Q)ginkgo -p", "\techo \"$$(ginkgo -p)\"", "X = $(shell ginkgo -p)", "GINKGO_E2E_OPTS ?= -p # -p",
            "override GINKGO_FLAGS += -p", "TEST_COMMAND = cd e2e && ginkgo -p", "x: GINKGO_ARGS=-p", "x:; ginkgo -p",
            "define GINKGO_FLAGS\n-p\nendef # -p", "\tsudo -u me env A=b time -p timeout 5m ginkgo -p",
        ])
    func found(_ text: String) { #expect(flags(text) == ["-p"]) }

    @Test(
        "a flag of anything else is left alone",
        arguments: [
            "\tmkdir -p ginkgo", "\tgo test -p 4 ./ginkgo", "\techo 'ginkgo -p'", "\techo \"; ginkgo -p\"",
            "# ginkgo -p",
            "\t# ginkgo -p", "\tginkgo . # -p", "\tginkgo -- -p", "\tginkgo; mkdir -p x", "\tginkgo | tee -p",
            "\tginkgo --focus='-p'", "\tginkgo --focus=\"a -p\"", "\tginkgo -p=false", "\tginkgo --procs=1",
            "\tginkgo -procs 1", "\tginkgo --nodes=1", "\tginkgo -progress", "\tginkgo --procs-file=4", "\tginkgo ---p",
            "\tcommand -v ginkgo || install -p x", "\tdocker run ginkgo -p", "\techo '$$(ginkgo -p)'", "FLAGS = -p",
            "X = echo ginkgo -p", "\tdocker run $(GINKGO_IMAGE) -p 80:80", "\tginkgo-lint -p", "\tsh -c 'ginkgo -p'",
            "GINKGO_VERSION = -p", "\tginkgo\n\tmkdir -p x", "\tginkgo > -p",
        ])
    func leftAlone(_ text: String) { #expect(flags(text) == []) }

    @Test("a number before a redirection stays a word") func redirection() {
        let bytes = Array("all:\n\tginkgo --procs $(N)>out\n".utf8)
        let serial = ForeignMakefile(bytes).serial
        #expect(String(decoding: serial, as: UTF8.self) == "all:\n\tginkgo --procs \"1\">out\n")
    }

    @Test("a parameter of a $(call) is followed to where it is given") func parameter() {
        let text =
            "\t$(call suite,e2e,-p)\n\t$(call folder,-p)\ndefine suite\nginkgo $(2) $(1)\nendef\nfolder = mkdir $(1) x"
        let found = ForeignMakefile(Array(("all:\n" + text).utf8)).processFlags
        #expect(found.map(\.line) == [2])
    }

    private func flags(_ text: String) -> [String] {
        ForeignMakefile(Array(("all:\n" + text + "\n").utf8)).processFlags.map(\.old)
    }
}

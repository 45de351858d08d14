@testable import HandWrittenMakefiles
import Makefiles
import Testing

/// The lines that a rollback lists for review.
@Suite struct ReviewTests {
    @Test(
        "a process flag near ginkgo that is not understood is listed with its line",
        arguments: [
            "\tpython3 -c 'os.system(\"ginkgo -p\")'", "\techo 'ginkgo -p' | sh", "\techo 'ginkgo --procs=4' > run.sh",
            "\tsome-program --verbose ginkgo -p", "\tdocker run --entrypoint ginkgo image -p ./x",
            "\tdocker run ginkgo-image -p", "\tparallel 'ginkgo -p' ::: a b", "\tsh -c ginkgo\\ -p",
            "\tginkgo $(shell echo -p)", "\tginkgo $$(echo --procs=4)", "\tginkgo $(F)$(N)\nF = --procs=",
            "\tginkgo $(N:%=--procs=%)", "\t$(call elsewhere,ginkgo -p)", "\t./hack/ginkgo.sh -p",
            "\tmy-ginkgo --procs=4",
            "\t./e2e.test --ginkgo.parallel.total=4", "\tE2E_ARGS=\"-p\" ./hack/ginkgo.sh", "\tginkgo \"-p",
            "X = some text --procs=4", "\tginkgo -$(P)", "\tginkgo --$(KIND)=4", "\tginkgo $(DASHES)procs=4",
            "\tginkgo $(addprefix -,p)", "\tginkgo $(foreach x,p,-$(x))", "\tf() { ginkgo \"$$@\"; }; f -p",
            "\tset -- -p; ginkgo \"$$@\"", "\tgo test ./x -ginkgo.parallel.total=4",
            "\tgo test ./x -args --ginkgo.procs 4", "\tginkgo ./x -- --ginkgo.procs=4",
            "\tginkgo {-p,-v} .", "\tginkgo -{p,v}", "\tginkgo $$'-p'",
            "\trun([\"ginkgo\", \"-p\"])\nSHELL = python3",
            "\tgcloud compute ssh host --command 'ginkgo -p'",
            "define rules\nfoo:\n\tginkgo $$(OF_$(1))\nOF_$(1) := --procs=4\nendef",
        ])
    func processFlag(_ text: String) {
        let makefile = HandWrittenMakefile(Array(("all:\n" + text + "\n").utf8))
        #expect(makefile.review.count == 1, "\(makefile.review)")
        #expect(makefile.review.first.map { $0.line == 2 || $0.text.contains("--procs=") } == true)
        #expect(makefile.processFlags == [])
    }

    @Test(
        "a process count that is passed to a script is listed with its line, and with the script",
        arguments: [
            ("\tGINKGO_PROCS=4 ./scripts/run.sh", "./scripts/run.sh"), ("\tPARALLEL=4 hack/e2e.sh x", "hack/e2e.sh"),
            ("\tenv PROCS=$$(nproc) hack/e2e.sh", "hack/e2e.sh"), ("\texport NODES=4; hack/e2e.sh", "hack/e2e.sh"),
            ("\thack/e2e.sh --procs=4", "hack/e2e.sh"), ("\thack/e2e.sh --nodes $(N)", "hack/e2e.sh"),
            ("\tbash hack/e2e.sh --parallel=4", "hack/e2e.sh"), ("\t. hack/e2e.sh --workers 3", "hack/e2e.sh"),
            ("\thack/e2e.sh $(E2E_PROCS)", "hack/e2e.sh"), ("\tgo run ./hack/e2e --procs=4", "./hack/e2e"),
            ("\tdocker run -e PROCS=4 image", "image"), ("\t$(MAKE) -C sub PROCS=4", "another Makefile"),
            ("\tP=1 JOBS=$(JOBS) ./run-tests\nJOBS ?= 4", "./run-tests"), ("\tpython3 run.py --procs=4", "python3"),
            ("N ?=\nx:\n\t@GINKGO_PROCS=$(N) hack/e2e.sh", "hack/e2e.sh"),
            ("\tPROCS=4 $(MAKE) -C sub", "another Makefile"), ("\tcd sub && PROCS=4 $(MAKE) x", "another Makefile"),
            ("\tPROCS=4 make -f x.mk", "another Makefile"),
            ("\tPARALLEL=4 ./hack/build-and-run.sh", "./hack/build-and-run.sh"),
            ("\tKIND_PARALLEL=4 ./hack/e2e.sh", "./hack/e2e.sh"),
            ("\tkubetest --test --ginkgo-parallel=25", "kubetest"), ("\tconform run --e2e-parallel 8", "conform"),
            ("\trunner kind --test=ginkgo -- --parallel=25", "runner"),
            ("\tGINKGO_PROCS=4 sh -c 'hack/e2e.sh'", "hack/e2e.sh"), ("\tsudo -E PROCS=4 hack/e2e.sh", "hack/e2e.sh"),
        ])
    func processCount(_ text: String, _ program: String) {
        let makefile = HandWrittenMakefile(Array(("all:\n" + text + "\n").utf8))
        #expect(makefile.review.map(\.reason) == [.processCount], "\(makefile.review)")
        #expect(makefile.review.first?.program == program)
    }

    @Test(
        "a process count exported to every script is listed where it is set",
        arguments: [
            "export E2E_PROCS ?= 4\nall:\n\thack/e2e.sh", "E2E_PROCS = $(N)\nexport E2E_PROCS\nall:\n\thack/e2e.sh",
            "GINKGO_NODES := 4\nexport\nall:\n\thack/e2e.sh",
        ])
    func exported(_ text: String) {
        let makefile = HandWrittenMakefile(Array((text + "\n").utf8))
        #expect(makefile.review.map(\.line) == [1])
        #expect(makefile.review.first?.program == "hack/e2e.sh")
    }

    @Test(
        "lines that run nothing in parallel are not listed",
        arguments: [
            "\tGINKGO_PROCS=1 ./scripts/run.sh", "\tGINKGO_PROCS=$(P) ./scripts/run.sh\nP ?= 1",
            "\thack/e2e.sh --procs 1",
            "\tNUM_NODES=3 ./cluster/kind-up.sh", "\t./hack/cluster-up.sh --nodes 3", "\t$(MAKE) test PROCS=4",
            "\tBUILD_PARALLELISM=4 ./hack/images.sh", "\t./hack/release.sh --image-parallel=4",
            "\tPROCS=4 go test ./...", "\tPROCS=4 $(MAKE) x", "\tcd sub && $(MAKE) x", "\tginkgo ./{a,b}",
            "\tmake -j4", "\tJOBS=4 ./hack/build-images.sh",
            "export X ?= 4\nx:\n\thack/e2e.sh",
            "export GINKGO_NODES ?= 1\nx:\n\thack/e2e.sh", "export PROCS = 4\nx:\n\tgo test ./...",
            "\t@echo 'run ginkgo -p'", "\t@printf 'ginkgo -p\\n' >&2", "\t# ginkgo -p", "x: ## ginkgo -p",
            "$(info ginkgo -p)", "define HELP\nginkgo -p runs all\nendef\nexport HELP\nx:\n\t@echo \"$$HELP\"",
            "\tgrep -q 'ginkgo -p' file", "\tsed -i 's/ginkgo -p/ginkgo/' file", "\tmkdir -p $(dir $(GINKGO))",
            "\tginkgo -- -p", "\tginkgo --focus='ginkgo -p'", "\tginkgo --procs=1", "\tginkgo -nodes 1",
            "\tginkgo -p=false", "\tgo test -p 4 ./ginkgo", "\tgo test ./x -ginkgo.parallel.total 1",
            "\tginkgo \"--procs\" \"1\"", "\tset -p x", "\tminikube start --nodes 3 -p ginkgo",
            "\tginkgolinter -p", "\tginkgo-helper -p 80", "\tkubectl logs ginkgo -p",
            "\tdocker build -t ginkgo -p x", "\tgo install github.com/onsi/ginkgo/v2/ginkgo && mkdir -p x",
        ])
    func harmless(_ text: String) {
        let makefile = HandWrittenMakefile(Array(("all:\n" + text + "\n").utf8))
        #expect(makefile.review == [])
        #expect(makefile.processFlags == [])
    }

    @Test("a variable that something else uses by its name is listed, not changed") func usedElsewhere() {
        let text = "all:\n\tginkgo $($(K)_FLAGS)\n\tdocker run $(box_FLAGS) x\nbox_FLAGS = -p 80:80\nfast_FLAGS = -p\n"
        let makefile = HandWrittenMakefile(Array(text.utf8))
        #expect(makefile.processFlags.map(\.line) == [5])
        #expect(makefile.review.map(\.line) == [4])
    }

    @Test("flags beyond what is followed are listed") func beyond() {
        let chain = (0..<40).map { "V\($0) = $(V\($0 + 1))\n" }.joined()
        #expect(!HandWrittenMakefile(Array("all:\n\tginkgo $(V0)\n\(chain)V40 = -p\n".utf8)).review.isEmpty)
        let many = (0..<600).map { "F_\($0) = -p\n" }.joined()
        #expect(HandWrittenMakefile(Array("all:\n\tginkgo $(F_$(N))\n\(many)".utf8)).review.map(\.line) == [2])
    }

    @Test("a line is listed with its number in the Makefile, next to changed lines") func mixed() {
        let text = "a:\n\tginkgo -p ./a\nb:\n\tginkgo -v \\\n\t  $(shell cat flags -p)\nc:\n\tPROCS=2 ./run.sh\n"
        let makefile = HandWrittenMakefile(Array(text.utf8))
        #expect(makefile.processFlags.map(\.line) == [2])
        #expect(makefile.review.map(\.line) == [5, 7])
        #expect(makefile.review.map(\.text) == ["$(shell cat flags -p)", "PROCS=2 ./run.sh"])
        let again = HandWrittenMakefile(makefile.serial)
        #expect(again.processFlags == [] && again.review == makefile.review)
    }
}

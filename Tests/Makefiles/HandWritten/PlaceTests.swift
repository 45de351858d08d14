@testable import HandWrittenMakefiles
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
            "\tset -- ginkgo -p; \"$$@\"", "\targuments=(-v -p); ginkgo \"$${arguments[@]}\"", "\t`which ginkgo` -p",
            "\tginkgo --label-filter '!slow' -p", "\tginkgo watch -p", "\t$(MAKE) x E=\"-p\"\nx:\n\tginkgo $(E)",
            "\ttrap 'ginkgo -p last' EXIT; x", "\tginkgo $(OF_$(KIND))\nOF_night = -p",
            "define rule\n$(1):\n\tginkgo $$($(1)_OPTS)\nendef\n$(eval $(call rule,a))\na_OPTS = -p",
            "\tginkgo ${${@}_FLAGS}\nall_FLAGS = -p", "\tginkgo $($(X)_FLAGS)\n$(X)_FLAGS = -p",
            "\t$($(TOOL)) -p\nTOOL = RUNNER\nRUNNER = ginkgo",
            "\tGINKGO_ARGS=-p hack/e2e.sh", "\thack/e2e.sh $(GINKGO_OPTS)\nGINKGO_OPTS = -p",
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
            "\tginkgo --focus -p", "\tginkgo --label-filter=-p", "\tginkgo --skip '-p' --timeout 5m .",
            "\tginkgolinter -p",
            "\tginkgo-helper -p 80", "\tginkgo_docs -p", "\txargs -P 4 mkdir -p ginkgo", "\tkubectl logs ginkgo -p",
            "\tdocker run -it --name ginkgo -p 80:80 image", "\tdocker compose -p ginkgo up", "\tfind ginkgo -p",
            "\tkind create cluster --name ginkgo --nodes 4", "\ttool --name ginkgo -p 80", "\tginkgo $$(echo -p)",
            "X = echo ginkgo -p", "\tdocker run $(GINKGO_IMAGE) -p 80:80", "\tginkgo-lint -p",
            "\tginkgo4j -p x", "\t@# ginkgo -p", "\t-@ # ginkgo -p", "\tginkgo $(OF_$(KIND))\nFOR_night = -p",
            "GINKGO_VERSION = -p", "\tginkgo\n\tmkdir -p x", "\tginkgo > -p",
        ])
    func leftAlone(_ text: String) { #expect(flags(text) == []) }

    @Test(
        "a flag is found behind whatever runs the rest of its arguments",
        arguments: [
            "nice -n 10", "nice -19", "ionice -c 3 nice", "taskset -c 0-3", "chrt -b 0", "stdbuf -oL", "stdbuf -o L",
            "nohup", "setsid", "xargs -r", "xargs -n 1 -P 2", "strace -f -o log", "flock /tmp/lock", "ssh -p 22 host",
            "dotenv --", "dotenv -f .env", "op run --env-file .env --", "aws-vault exec prod --",
            "gotestsum --raw-command --",
            "poetry run", "nix develop -c", "some-program", "./hack/with-cluster.sh", "find . -name x -exec",
            "command", "exec", "builtin exec", "doas -u me", "sudo -E env \"PATH=$$PATH\"", "timeout $(LIMIT)",
            "docker run --rm -p 80:80 -v $(CURDIR):/src -w /src golang:1", "docker run -ite A=b image",
            "docker exec -it container", "docker compose -f x.yml -p name run --rm tests",
            "docker-compose exec -T tests",
            "podman run --rm image", "nerdctl run image", "$(CONTAINER_TOOL) run --rm -v a:b image",
            "$(ENGINE) run --rm image", "kubectl exec -n a pod --", "minikube ssh --", "gcloud compute ssh host --",
            "$(KUBECTL) exec pod --",
            "bash -c 'exec \"$$@\"' --; ",
        ])
    func wrapped(_ wrapper: String) { #expect(flags("\t\(wrapper) ginkgo -p") == ["-p"]) }

    @Test(
        "text that a shell runs is followed",
        arguments: [
            "\tbash -o pipefail -c 'ginkgo -p | tee log'", "\tsh -ec \"cd x; ginkgo -p\"", "\tbash -lc \"ginkgo -p\"",
            "\tbash -euo pipefail -c 'ginkgo -p'", "\t$(SHELL) -c 'ginkgo -p'", "\t/usr/bin/env bash -c 'ginkgo -p'",
            "\tssh host 'cd x && ginkgo -p'", "\tflock /tmp/lock -c 'ginkgo -p'",
            "\tdocker run image sh -c 'ginkgo -p'",
            "\tkubectl exec pod -- sh -c 'ginkgo -p'", "\tsu me -c 'ginkgo -p'", "\tnix-shell --run 'ginkgo -p'",
            "\teval \"ginkgo -p\"", "\teval ginkgo -p", "\tc=\"ginkgo\"; c=\"$$c -p\"; eval \"$$c ./x\"",
            "\t@c=\"$(GINKGO) -p\"; if x; then c=\"$$c --skip='$(S)'\"; fi; eval \"$$c .\"", "\twatch 'ginkgo -p'",
            "\tbash -c \"ginkgo --focus=\\\"a -p\\\" -p\"", "\tc='ginkgo -v'; c+=' -p'; $$c",
            ".ONESHELL:\nx:\n\tcmd=ginkgo\nifdef CI\n\tcmd=\"nice $$cmd\"\nendif\n\t$$cmd -p",
            ".ONESHELL:\nx:\n\t@run() {\n\t  ginkgo -p $$1\n\t}\n\trun x",
        ])
    func shellText(_ text: String) { #expect(flags(text) == ["-p"]) }

    @Test(
        "ginkgo is found whatever its name is made with",
        arguments: [
            "$(abspath bin/ginkgo)", "$(realpath $(BIN))/ginkgo", "$(shell which ginkgo)",
            "$(shell go env GOPATH)/bin/ginkgo",
            "$(shell command -v ginkgo 2> /dev/null || echo bin/ginkgo)", "$(addprefix $(BIN)/,ginkgo)",
            "$(addsuffix /ginkgo,$(BIN))", "$(firstword $(wildcard bin/ginkgo) ginkgo)", "$(lastword x bin/ginkgo)",
            "$(or $(X),ginkgo)", "$(if $(CI),bin/ginkgo,ginkgo)", "$(subst x,ginkgo,bin/x)",
            "$(patsubst %,bin/%,ginkgo)",
            "$(join bin/,ginkgo)", "$(notdir github.com/onsi/ginkgo/v2/ginkgo)", "$(call tool,ginkgo)", "$(value TOOL)",
            "$(TOOL:%=bin/%)", "$(OTHER:gomega=ginkgo)",
            "${TOOL}", "$(BIN)/$(TOOL)", "$(BIN)/ginkgo$(EXE)", "$(BIN)/ginkgo-$(VERSION)",
            "$(BIN)/ginkgo-v2.1", "$(BIN)/ginkgo_2.1", "go -C tools tool ginkgo", "go tool -modfile=tools.mod ginkgo",
            "go1.22 run github.com/onsi/ginkgo/v2/ginkgo@v2", "gotip run -mod=mod github.com/onsi/ginkgo/v2/ginkgo",
            "$(GO) run -C x github.com/onsi/ginkgo/v2/ginkgo", "$(GOCMD) run github.com/onsi/ginkgo/v2/ginkgo",
        ])
    func computedName(_ name: String) {
        let definitions = "TOOL = ginkgo\nOTHER = tools/gomega"
        #expect(flags("\t\(name) -p\n\(definitions)") == ["-p"])
        #expect(flags("\t$(G) -p\n\(definitions)\nG := \(name)") == ["-p"])
        #expect(flags("\t$(G) -p\n\(definitions)\nx: override G ?= \(name)") == ["-p"])
    }

    @Test("the output of a script that looks up ginkgo is ginkgo", arguments: ["command -v ginkgo", "which ginkgo"])
    func assignedOutput(_ script: String) { #expect(flags("\t$(G) -p\nG != \(script)") == ["-p"]) }

    @Test(
        "flags that make computes become serial",
        arguments: [
            ("$(if $(CI),--procs=4)", "$(if $(CI),--procs=1)"),
            ("$(addprefix --procs=,$(N))", "$(addprefix --procs=,1)"),
            ("$(patsubst %,--procs=%,$(N))", "$(patsubst %,--procs=1,$(N))"),
            ("$(foreach f,-p --trace,$(f))", "$(foreach f,--procs=1 --trace,$(f))"),
            ("$(subst x,-p,x --trace)", "$(subst x,--procs=1,x --trace)"),
            ("$(or $(X),--procs=$(N))", "$(or $(X),--procs=1)"),
        ])
    func computedFlags(_ flags: String, _ serial: String) {
        let makefile = HandWrittenMakefile(Array("all:\n\tginkgo \(flags) .\n".utf8))
        #expect(String(decoding: makefile.serial, as: UTF8.self) == "all:\n\tginkgo \(serial) .\n")
        #expect(makefile.review == [])
    }

    @Test(
        "a flag gives way to one that the version of Ginkgo has",
        arguments: [
            ("ginkgo -nodes=4", nil, "ginkgo -nodes=1"), ("ginkgo --nodes 4", nil, "ginkgo --nodes 1"),
            ("ginkgo -p", nil, "ginkgo --procs=1"), ("ginkgo -p", .one, "ginkgo -nodes=1"),
            ("ginkgo -p --procs=4", .one, "ginkgo --procs=1 --procs=1"),
            ("ginkgo -p -randomizeAllSpecs", nil, "ginkgo -nodes=1 -randomizeAllSpecs"),
            ("go run github.com/onsi/ginkgo/ginkgo -p", .two, "go run github.com/onsi/ginkgo/ginkgo -nodes=1"),
            ("go run github.com/onsi/ginkgo/v2/ginkgo -p", .one, "go run github.com/onsi/ginkgo/v2/ginkgo --procs=1"),
            (
                "go run github.com/onsi/ginkgo/ginkgo@v1.16 -p", nil,
                "go run github.com/onsi/ginkgo/ginkgo@v1.16 -nodes=1"
            ),
        ] as [(String, GinkgoVersion?, String)])
    func version(_ command: String, _ version: GinkgoVersion?, _ serial: String) {
        let makefile = HandWrittenMakefile(Array("all:\n\t\(command)\n".utf8), version: version)
        #expect(String(decoding: makefile.serial, as: UTF8.self) == "all:\n\t\(serial)\n")
    }

    @Test("a go.mod indicates the version") func goMod() {
        #expect(GinkgoVersion(goMod: "require github.com/onsi/ginkgo/v2 v2.9.0\n") == .two)
        #expect(GinkgoVersion(goMod: "require (\n\tgithub.com/onsi/ginkgo v1.16.5\n)\n") == .one)
        #expect(GinkgoVersion(goMod: "require github.com/onsi/gomega v1.2.3\n") == nil)
    }

    @Test(
        "what is not a number is left alone behind a flag that lacks one",
        arguments: ["$(addsuffix =4,--procs) $(REST)", "$(join --procs,=4) $(REST)", "--procs ./...", "--procs -v"])
    func noNumber(_ arguments: String) {
        let makefile = HandWrittenMakefile(Array("all:\n\tginkgo \(arguments)\n".utf8))
        #expect(makefile.processFlags == [])
        #expect(makefile.review.map(\.line) == [2])
    }

    @Test("a flag and its number in a variable that is added to are one") func addedNumber() {
        #expect(flags("\tginkgo $(A) ./x\nA = --procs\nA += 4") == ["4"])
    }

    @Test("a number before a redirection stays a word") func redirection() {
        let bytes = Array("all:\n\tginkgo --procs $(N)>out\n".utf8)
        let serial = HandWrittenMakefile(bytes).serial
        #expect(String(decoding: serial, as: UTF8.self) == "all:\n\tginkgo --procs \"1\">out\n")
    }

    @Test("a parameter of a $(call) is followed to where it is given") func parameter() {
        let text =
            "\t$(call suite,e2e,-p)\n\t$(call folder,-p)\ndefine suite\nginkgo $(2) $(1)\nendef\nfolder = mkdir $(1) x"
        let found = HandWrittenMakefile(Array(("all:\n" + text).utf8)).processFlags
        #expect(found.map(\.line) == [2])
    }

    private func flags(_ text: String) -> [String] {
        HandWrittenMakefile(Array(("all:\n" + text + "\n").utf8)).processFlags.map(\.old)
    }
}

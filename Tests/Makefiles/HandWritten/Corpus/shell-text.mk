GINKGO ?= ginkgo
PROCESSES ?= 4

.PHONY: all test-%
all: test-e2e
	@bash -o pipefail -c 'ginkgo -p ./test/a | cat'
	sh -ec "ginkgo --focus=\"a -p b\" --procs=$(PROCESSES) ./test/b"
	eval ginkgo -p ./test/c
	run='ginkgo -v'; run="$$run --procs=2"; $$run ./test/d
	bash -c 'flags=(-v -p); ginkgo "$${flags[@]}" ./test/e'
test-%:
	@command="$(GINKGO) --timeout=1m --procs=$(PROCESSES)"; \
	if [ -n "$(LABELS)" ]; then command="$$command --label-filter='$(LABELS)'"; fi; \
	eval "$$command ./test/$*"

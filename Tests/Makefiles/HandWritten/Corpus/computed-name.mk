BIN := $(CURDIR)/bin
TOOLS = ginkgo other
GINKGO := $(abspath $(BIN)/ginkgo)
RUNNER = $(firstword $(wildcard $(BIN)/ginkgo) ginkgo)
LOOKED_UP != command -v ginkgo
tool = $(addprefix $(BIN)/,$(filter $(1),$(TOOLS)))
WORKERS ?= 3

.PHONY: all
all:
	$(GINKGO) -v --tags=e2e \
		--procs=$(WORKERS) ./test/e2e
	$(RUNNER) -p ./test/unit
	$(call tool,ginkgo) --procs 2 ./test/smoke
	$(LOOKED_UP) -p ./test/slow
	$(subst x,ginkgo,$(BIN)/x) --procs=4 ./test/a
	$(TOOLS:other=) -p ./test/b

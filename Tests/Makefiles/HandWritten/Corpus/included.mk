include tools.mk
-include missing.mk

GINKGO_SHARED_FLAGS = -p
export GINKGO_E2E_ARGS := --trace --procs=8
SMOKE_FLAGS = -p

.PHONY: all
all: shared
	$(GINKGO) -r --procs=4 ./test/e2e
	$(GINKGO) $(TOOL_FLAGS) -p ./test/integration

LOCALBIN ?= $(CURDIR)/bin
GINKGO ?= $(LOCALBIN)/ginkgo
G = $(GINKGO)
RUN := $(G) -v
TEST_PROCS ?= 4
COMMON = -r --keep-going
PARALLEL := -p
ARGUMENTS = $(COMMON) $(PARALLEL)
ARGUMENTS += --procs=$(TEST_PROCS)
UNRELATED = -p

.PHONY: all
all:
	@mkdir $(UNRELATED) out
	$(GINKGO) $(ARGUMENTS) ./test/integration
	${GINKGO} ${ARGUMENTS} ./test/integration
	@$G --procs="$(TEST_PROCS)" ./test/e2e
	$(RUN) --procs $(TEST_PROCS) ./test/e2e

CI ?=
Q = @
ifneq ($(CI),)
GINKGO_FLAGS = --procs=2
Q =
else ifdef LOCAL
  GINKGO_FLAGS = -p
else
  GINKGO_FLAGS := --procs=4
endif
SUITE_FLAGS = $(if $(CI),--procs=8,-p) $(strip --trace -p)

.PHONY: all
all:
ifeq ($(CI),true)
	ginkgo --procs=2 ./test/ci
else
	$(Q)ginkgo --procs=3 ./test/local
endif
	$(Q)ginkgo $(GINKGO_FLAGS) ./test/e2e
	$(Q)ginkgo $(SUITE_FLAGS) ./test/e2e
	$(Q)ginkgo $(or $(EXTRA),-p) ./test/e2e

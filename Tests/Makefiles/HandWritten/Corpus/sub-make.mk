.PHONY: all e2e smoke
all:
	+$(MAKE) -f $(firstword $(MAKEFILE_LIST)) e2e GINKGO_FLAGS="-v -p"
	GINKGO_FLAGS=--procs=3 $(MAKE) -f $(firstword $(MAKEFILE_LIST)) smoke
e2e smoke:
	ginkgo $(GINKGO_FLAGS) ./test/$@
export GINKGO_ARGS = -p

TEST_PROCS := 4
N = $(shell nproc 2>/dev/null || echo 4)
GINKGO = $(shell command -v ginkgo)

.PHONY: all
all:
	ginkgo --procs=$${N:-4} ./test/a
	ginkgo --procs="$(TEST_PROCS)" ./test/b
	ginkgo "--procs=$(N)" ./test/c
	ginkgo --procs=$$(nproc) ./test/d
	ginkgo --procs=$$(( $$(nproc) / 2 + 2 )) ./test/e
	ginkgo --procs=`echo 4` ./test/f
	ginkgo --procs=$(shell echo 4; echo) ./test/g
	ginkgo --procs "$$(nproc || echo 4)" ./test/h
	N=3; ginkgo -procs=$$N -p ./test/i
	$(GINKGO) -p ./test/j

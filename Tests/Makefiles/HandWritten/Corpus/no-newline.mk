.PHONY: all
all: ; @ginkgo --procs=4 ./test/smoke
	ginkgo -r -p
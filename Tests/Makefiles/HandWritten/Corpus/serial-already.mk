GINKGO_FLAGS = -v --procs=1
.PHONY: all
all:
	ginkgo $(GINKGO_FLAGS) ./test/e2e
	ginkgo --procs 1 ./test/e2e
	ginkgo -p=false -nodes=1 "--procs=1" ./test/e2e
	ginkgo ./test/e2e

# The forms of the flag, each in a recipe of its own.
.PHONY: all
all:
	ginkgo --procs=4 ./test/e2e
	ginkgo -procs=4 ./test/e2e
	ginkgo --procs 4 ./test/e2e
	ginkgo -procs 4 ./test/e2e
	ginkgo -p ./test/e2e
	ginkgo --p ./test/e2e
	ginkgo -p=true ./test/e2e
	ginkgo --nodes=4 ./test/e2e
	ginkgo -nodes 4 ./test/e2e
	ginkgo "--procs=4" '-p' ./test/e2e
	ginkgo -v --timeout=10m -r --procs=12 --focus "a -p b" ./test/e2e

.PHONY: all
all:
	ginkgo -r -nodes=4 -randomizeAllSpecs -slowSpecThreshold=30 ./test/a
	ginkgo -p -keepGoing ./test/b
	go run github.com/onsi/ginkgo/ginkgo -p -failFast ./test/c
	ginkgo -nodes 3 ./test/d

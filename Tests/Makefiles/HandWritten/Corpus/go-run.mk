GO ?= go
PACKAGE = github.com/onsi/ginkgo/v2/ginkgo
RUN = $(GO) run -mod=mod $(PACKAGE)@v2.1.0

.PHONY: all
all:
	go run github.com/onsi/ginkgo/v2/ginkgo -p ./test/e2e
	go run -mod mod -race github.com/onsi/ginkgo/v2/ginkgo@latest --procs=4 ./test/e2e
	$(GO) run $(PACKAGE) --procs 4 ./test/e2e
	$(RUN) -p ./test/e2e
	go tool ginkgo -p ./test/e2e
	go build -p 4 ./...
	go run ./cmd/tool -p

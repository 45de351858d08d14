IMAGE = gateway
DOCKER_FLAGS = -p 8080:8080
GO_FLAGS = -p 4
GINKGO_VERSION = v2.1.0

.PHONY: all
all:
	mkdir -p out && ginkgo -p ./test/e2e
	go test -p 4 ./... && mkdir -p out
	go test $(GO_FLAGS) ./ginkgo -p
	docker run -p 8080:8080 $(IMAGE)
	docker run $(DOCKER_FLAGS) $(IMAGE) ginkgo -p
	cp -p Makefile out/ginkgo
	ginkgo --procs=4 ./test/e2e -- -p --procs=4
	ginkgo -v ./test/e2e -- $(GO_FLAGS)
	echo -p ginkgo
	tool --procs=4
	my-ginkgo -p || true
	go install github.com/onsi/ginkgo/v2/ginkgo@$(GINKGO_VERSION) -p

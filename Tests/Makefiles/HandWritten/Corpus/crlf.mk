GINKGO = ginkgo
FLAGS = -v \
	-p
define SMOKE
ginkgo --procs=4 ./test/smoke
endef
.PHONY: all
all:
	$(GINKGO) $(FLAGS) ./test/e2e
	$(GINKGO) \
		-procs \
		4 ./test/integration
	mkdir -p out
	$(SMOKE)

# ginkgo -p

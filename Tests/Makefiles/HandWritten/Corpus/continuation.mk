FLAGS = -v \
	-r \
	--procs=4 \
	--timeout=10m
# A comment that goes on: \
ginkgo -p

.PHONY: all
all:
	@ginkgo \
		$(FLAGS) \
		-procs \
		4 \
		./test/e2e
	mkdir -p a \
		b && ginkgo -v \
	-p \
		./test/integration \
	-- \
		-p --procs=3
	# go on: ginkgo -p \
	ginkgo --procs=2 ./test/smoke

.ONESHELL:
GINKGO = ginkgo
.PHONY: all
all:
	@flags="-v -p"
ifndef QUICK
	flags="$$flags --trace"
endif
	run() {
		$(GINKGO) $$flags "$$1"
	}
	run ./test/a
	run ./test/b

# café ÿþ€ ginkgo -p
NAME = café
.PHONY: all
all:
	@echo "ÿ ginkgo -p"
	ginkgo --focus=Ã.¨ --procs=4 ./test/café # ðŸ

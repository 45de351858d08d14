# ginkgo -p runs in parallel, ginkgo --procs=4 with four
FLAGS = -v # -p
FOCUS = a\#b
LABEL = --label-filter=x\#y -p

.PHONY: all
all: # ginkgo -p
	# ginkgo --procs=4 ./test/e2e
	@echo "run ginkgo -p" # ginkgo -p
	@echo 'ginkgo --procs=4; ginkgo -p'
	@echo run ginkgo -p by hand
	ginkgo $(FLAGS) --focus=$(FOCUS) ./test/e2e # -p
	ginkgo -v --focus='#' --procs=4 ./test/issue#12 # --procs=3
	ginkgo $(LABEL) ./test/e2e

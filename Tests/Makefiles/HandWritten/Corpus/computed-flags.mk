N = 4
parallel = --procs=$(1)
FLAGS = $(addprefix --procs=,$(N)) $(if $(SERIAL),,-p)
MORE = $(foreach f,-p --trace,$(f))

.PHONY: all
all:
	ginkgo $(FLAGS) ./test/a
	ginkgo $(MORE) ./test/b
	ginkgo $(call parallel,8) ./test/c
	ginkgo $(patsubst %,--procs=%,$(N)) ./test/d
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) slow EXTRA="--procs=3"
.PHONY: slow
slow:
	ginkgo $(EXTRA) ./test/slow

FLAGS = -v
PROCS := 4

.PHONY: all e2e integration smoke
all: e2e integration smoke

e2e: FLAGS = -p
e2e:
	ginkgo $(FLAGS) ./test/e2e

integration: export FLAGS += --procs=$(PROCS)
integration smoke: private override EXTRA := -nodes 2
integration smoke:
	ginkgo $(FLAGS) $(EXTRA) ./test/$@

smo%: OTHER ?= --p
smoke: FLAGS:=$(OTHER)

# Which variable is meant is known only when make runs.
RUN ?= nightly
FLAGS_nightly = -p --trace
FLAGS_quick = --procs=3
CHOICE = RUNNER
RUNNER = ginkgo
PLAN := plan.txt
BY_RULE := $(PLAN:plan.txt=ginkgo)
second_FLAGS = --procs 5

all: second
	$($(CHOICE)) -p ./chosen
	ginkgo $(FLAGS_$(RUN)) ./nightly
	$(foreach run,$(RUN) quick,ginkgo $(FLAGS_$(run)) ./$(run) &&) true
	$(BY_RULE) --procs=2 ./rule

second:
	ginkgo $($@_FLAGS) ./second
	trap 'ginkgo -p ./last' EXIT; true

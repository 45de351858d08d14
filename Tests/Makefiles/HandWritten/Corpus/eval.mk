GINKGO = ginkgo
SUITES = e2e smoke

define suite
.PHONY: test-$(1)
test-$(1):
	$$(GINKGO) $$(FLAGS) $(2) ./test/$(1)
all: test-$(1)
endef
FLAGS = -v --procs=4

.PHONY: all
all:
$(foreach s,$(SUITES),$(eval $(call suite,$(s),-p)))

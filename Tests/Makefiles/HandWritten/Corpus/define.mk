GINKGO := ginkgo

define FLAGS
-v --procs=4
endef

define run-suite
@echo "running $(1) with ginkgo -p"
$(GINKGO) $(FLAGS) $(2) ./test/$(1)
-$(GINKGO) -p ./test/$(1)/slow
endef

define run-in-folder =
	cd test && \
		$(GINKGO) \
		--procs 4 \
		$(1)
endef

.PHONY: all
all: e2e integration
	@mkdir -p test
	$(call run-in-folder,./e2e)

e2e:
	$(call run-suite,e2e,-nodes=2)
integration:
	$(call run-suite,integration,--trace)

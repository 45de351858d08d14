GINKGO := ginkgo
TOOL_FLAGS := -v

.PHONY: shared
shared:
	$(GINKGO) $(GINKGO_SHARED_FLAGS) ./test/shared

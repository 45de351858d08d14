  GINKGO   =   ginkgo  
  FLAGS	:=	-v   -p	 # parallel: -p
ifdef FLAGS
  MORE  ?=  --procs=4
endif

.PHONY  :  all
all  :
	  $(GINKGO)    $(FLAGS)   --procs   4	./test/e2e  
	
  # between recipes: ginkgo -p
		@  $(GINKGO)	--procs=2	$(MORE)
	  mkdir   -p   out

.RECIPEPREFIX = >
FLAGS = -p
.PHONY: all
all:
> @ginkgo $(FLAGS) ./test/e2e
>ginkgo \
>  --procs \
>  4 ./test/integration
> mkdir -p out
.RECIPEPREFIX =
all: last
.PHONY: last
last:
	ginkgo -p ./test/last

IN_CONTAINER = docker run --rm -p 8080:80 -v $(CURDIR):/src -w /src golang:1

.PHONY: all
all:
	nice -n 5 ginkgo -p ./test/a
	nohup ginkgo --procs=4 ./test/b
	echo ./test/c | xargs -n 1 ginkgo -p
	stdbuf -oL ginkgo --procs=4 ./test/d
	flock lock ginkgo -p ./test/e
	env -u X A=b nice timeout 10 ginkgo -p ./test/f
	$(IN_CONTAINER) ginkgo --procs=4 ./test/g
	$(IN_CONTAINER) sh -c 'ginkgo -p ./test/h'
	rm -f lock nohup.out
	kubectl exec -it pod -- ginkgo -p ./test/i

.PHONY: all
all:
	cd . && ginkgo -p ./a; ginkgo --procs=3 ./b || ginkgo -procs 2 ./c
	(FOO=bar ginkgo --p ./d) && { ginkgo --nodes=4 ./e; }
	@time -p ginkgo -p ./f 2>&1 | tee -p log.txt
	-exec ginkgo --procs=4 ./g
	+timeout -k 5s 10m ginkgo --procs=4 ./h
	@-env -u X A=b ginkgo -p ./i >out.txt 2>&1
	sudo -E -u $${USER:-root} ginkgo -p ./j
	if true; then ginkgo -p ./k; else ginkgo --procs=2 ./l; fi
	for s in m n; do ginkgo -p ./$$s; done
	OUT=$$(ginkgo -p ./o) && echo "$$OUT"
	GINKGO_FLAGS="-p" env | grep -q GINKGO

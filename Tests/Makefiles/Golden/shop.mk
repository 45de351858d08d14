# Written by "envboot gen-makefile" from profiles/shop.yaml.
# Change the profile and run that again; it does not overwrite a file that somebody edited.
# Digest: 74dc6b32040baa10
#
# The suites that run with one process: "envboot rollback --serial" adds them, "envboot rollback --undo" takes them out.
ENVBOOT_SERIAL :=

ENVBOOT ?= envboot
GINKGO ?= ginkgo
# For one run, from the environment or as arguments of make: PROCS, another version of Kubernetes, and further
# options of ginkgo.
export PROCS KUBERNETES GINKGO_FLAGS GINKGO_FOCUS GINKGO_SKIP GINKGO_LABEL
# In the environment, no shell takes the files' names for commands.
export envboot_makefiles = $(MAKEFILE_LIST)

.PHONY: env-up env-down env-status test-e2e test-unit test-all help

help: ## list the targets
	@set -f; awk -F ':.*## ' '/^[A-Za-z0-9_.-]+:.*## / {printf "  %-24s %s\n", $$1, $$2}' $$envboot_makefiles

# profiles/shop.yaml
envboot_shop_profile = 'profiles/shop.yaml'
envboot_shop_env = \
	KUBECONFIG="$$HOME"'/.kube/shop' \
	ENVBOOT_CLUSTER='shop' \
	ENVBOOT_PORT_BASE='9000' \
	ENVBOOT_PROCESSES='12' \
	SHOP_URL='http://127.0.0.1:9001' \
	SHOP_URL_1='http://127.0.0.1:9001' \
	SHOP_URL_2='http://127.0.0.1:9002' \
	SHOP_URL_3='http://127.0.0.1:9003' \
	SHOP_URL_4='http://127.0.0.1:9004' \
	SHOP_URL_5='http://127.0.0.1:9005' \
	SHOP_URL_6='http://127.0.0.1:9006' \
	SHOP_URL_7='http://127.0.0.1:9007' \
	SHOP_URL_8='http://127.0.0.1:9008' \
	SHOP_URL_9='http://127.0.0.1:9009' \
	SHOP_URL_10='http://127.0.0.1:9010' \
	SHOP_URL_11='http://127.0.0.1:9011' \
	SHOP_URL_12='http://127.0.0.1:9012'
envboot_shop_suite_e2e = \
	suite=e2e path="$$PWD"'/test/e2e' timeout=900s serial=$(filter test-e2e,$(ENVBOOT_SERIAL)) docker=yes share=2/3 count= memory=1073741824 max=8 ports=12 min=2
envboot_shop_suite_unit = \
	suite=unit path="$$PWD"'/test/unit' timeout=90s serial=$(filter test-unit,$(ENVBOOT_SERIAL)) docker= share=2/3 count= memory=1073741824 max=8 ports= min=2

env-up: ## bring up the environment shop
	@$(ENVBOOT) up --profile $(envboot_shop_profile) $${KUBERNETES:+--kubernetes "$$KUBERNETES"}

env-down: ## remove the environment shop
	@$(ENVBOOT) down --profile $(envboot_shop_profile) $${KUBERNETES:+--kubernetes "$$KUBERNETES"}

env-status: ## show what is there of the environment shop
	@$(ENVBOOT) status --profile $(envboot_shop_profile) $${KUBERNETES:+--kubernetes "$$KUBERNETES"}

test-e2e: env-up ## run the suite e2e
	@$(envboot_shop_suite_e2e); export $(envboot_shop_env); KUBECONFIG=$$KUBECONFIG$${KUBERNETES:+-$$KUBERNETES}; $(envboot_ginkgo)

test-unit: ## run the suite unit
	@$(envboot_shop_suite_unit); $(envboot_ginkgo)

test-all: ## run every suite, one after the other
	@status=0; $(MAKE) test-e2e || status=$$?; $(MAKE) test-unit || status=$$?; exit $$status

# How many processes: PROCS, else one for a suite that is serial, else what this machine has room for. Shell commands
# that set $procs; nproc, /proc and /sys/fs/cgroup are Linux's, sysctl is macOS's.
envboot_procs = $(envboot_functions); procs=$$PROCS; \
	case $$procs in *[!0-9]*) procs=0 ;; esac; \
	if [ -n "$$procs" ] && ! [ "$$procs" -ge 1 ] 2> /dev/null; then \
		echo "PROCS is '$$PROCS', and must be a number of at least 1" >&2; exit 2; \
	fi; \
	if [ -z "$$procs" ] && [ -n "$$serial" ]; then procs=1; fi; \
	if [ -z "$$procs" ]; then \
		if [ -n "$$count" ]; then procs=$$count; else $(envboot_cpus); fi; \
		$(envboot_memory); least "$$max"; least "$$ports"; \
		[ "$$procs" -ge "$$min" ] || procs=$$min; \
	fi

# bare PROGRAM ARGUMENT...: runs it without the user's variables, some of which change the output of such programs:
# OMP_NUM_THREADS (nproc), QUOTING_STYLE and CLICOLOR_FORCE (ls), GREP_OPTIONS (grep), and the locale.
# least N: takes N where it is a number and less, but never less than 1.
# group CONTROLLER: this process's control group, by the lines of /proc/self/cgroup; version 2's controller has no name.
# levels FOLDER GROUP FILE...: what the files say, for the group and each one above it, a line for each.
envboot_functions = \
	bare() { env -i PATH="$$PATH" LC_ALL=C "$$@"; }; \
	least() { \
		case $$1 in ''|*[!0-9]*) return ;; esac; \
		if [ "$$1" -lt "$$procs" ]; then procs=$$1; fi; \
		if [ "$$procs" -lt 1 ]; then procs=1; fi; \
	}; \
	group() { \
		bare awk -F : -v name="$$1" 'index("," $$2 ",", "," name ",") {sub("^[^:]*:[^:]*:", ""); print; exit}' \
			/proc/self/cgroup 2> /dev/null; \
	}; \
	levels() { \
		folder=$$1; at=$$2; shift 2; \
		while :; do \
			for file in "$$@"; do bare cat "$$folder$$at/$$file" 2> /dev/null; done | bare tr '\n' ' '; echo; \
			case $$at in */*) at=$${at%/*} ;; *) break ;; esac; \
		done; \
	}

# The CPUs that this process may use: by its affinity, the quotas of its control groups (version 2, then 1), and, where
# the cluster does the work, those that Docker's machine has; of these, the share that the profile says.
envboot_cpus = \
	procs=$$(bare nproc 2> /dev/null || bare sysctl -n hw.ncpu 2> /dev/null || echo 4); \
	for quota in $$( { \
		levels /sys/fs/cgroup "$$(group '')" cpu.max; \
		levels /sys/fs/cgroup/cpu "$$(group cpu)" cpu.cfs_quota_us cpu.cfs_period_us; \
	} | bare awk '$$1 + 0 > 0 && $$2 + 0 > 0 {print int($$1 / $$2)}'); do least "$$quota"; done; \
	if [ -n "$$docker" ]; then least "$$(docker info --format '{{.NCPU}}' 2> /dev/null)"; fi; \
	procs=$$((procs * $$share)); least "$$procs"

# As many as fit into the memory: the machine's, or what the control groups leave of it.
envboot_memory = \
	if [ -n "$$memory" ]; then \
		for bytes in $$( { \
			bare awk '/^MemTotal:/ {printf "%.0f\n", $$2 * 1024}' /proc/meminfo 2> /dev/null || \
				bare sysctl -n hw.memsize; \
			levels /sys/fs/cgroup "$$(group '')" memory.max; \
			levels /sys/fs/cgroup/memory "$$(group memory)" memory.limit_in_bytes; \
		} 2> /dev/null | bare awk '$$1 + 0 > 0 {printf "%.0f\n", $$1}'); do least $$((bytes / memory)); done; \
	fi

# Sets $runs to the directory of the suite's reports: ENVBOOT_RUNS, else one in the checkout that only its owner can read
# and that git ignores. Nothing is kept or removed behind a symbolic link.
envboot_runs = \
	runs=$$ENVBOOT_RUNS; \
	if [ -z "$$runs" ]; then \
		runs=$$PWD/.envboot/runs/$$suite; \
		for folder in .envboot .envboot/runs ".envboot/runs/$$suite"; do \
			if [ -L "$$folder" ]; then \
				echo "error: $$folder is a symbolic link; not keeping reports behind it" >&2; \
				echo "hint: remove the link, or set ENVBOOT_RUNS to another directory" >&2; \
				exit 1; \
			fi; \
		done; \
		(umask 077; mkdir -p ".envboot/runs/$$suite") || exit; \
		[ -e .envboot/.gitignore ] || ( \
			set -C; printf '%s\n' /failures/ /logs/ /runs/ /.gitignore > .envboot/.gitignore \
		) 2> /dev/null; \
	fi; \
	mkdir -p -- "$$runs" || exit

# The reports of earlier runs, the newest first. Their names: the time, the processes, and what git calls the sources.
envboot_reports = bare ls -r -- "$$runs" | bare grep -E '^[0-9]{8}T[0-9]{6}Z-[0-9]+(-[0-9A-Za-z._-]+)?\.json$$'

# Runs ginkgo in $path and keeps its report, and the 19 before it.
envboot_ginkgo = $(envboot_procs); $(envboot_runs); \
	$(envboot_reports) | bare sed 1,19d | while read -r report; do rm -f -- "$$runs/$$report"; done; \
	revision=$$(git describe --always --dirty --exclude '*' 2> /dev/null); \
	case $$revision in *[!0-9A-Za-z._-]*) revision= ;; esac; \
	echo "suite $$suite: $$procs at a time" >&2; \
	cd "$$path" && exec $(GINKGO) -v --timeout="$$timeout" --procs="$$procs" \
		--output-dir="$$runs" --json-report="$$(date -u +%Y%m%dT%H%M%SZ)-$$procs$${revision:+-$$revision}.json" \
		$${GINKGO_FOCUS:+--focus="$$GINKGO_FOCUS"} $${GINKGO_SKIP:+--skip="$$GINKGO_SKIP"} \
		$${GINKGO_LABEL:+--label-filter="$$GINKGO_LABEL"} $$GINKGO_FLAGS

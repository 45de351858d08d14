# The everyday commands of this project; `make` alone lists them. Written for GNU make 3.81, which macOS has.
swift_sources = Package.swift Sources Tests Benchmarks Fuzzing
shell_scripts = $(shell grep -rlE '^.!/bin/(ba)?sh' scripts .ci Tests/Testbed Tests/Reports Benchmarks)
# Linux only: there, the program is to run where no Swift is installed, and has no symbols, two fifths of its size. macOS
# brings Swift's libraries itself.
static = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib -Xlinker -s)

# Installs what is missing, then goes on in the environment in which clusters can be made.
prepare = scripts/install swift libyaml docker kind kubectl \
	&& environment=$$(scripts/environment) && eval "$$environment"

# Those of make test that befall an environment too.
fault_suites = Damage|Interruption|ClusterFaults|KubeconfigFaults|FullDisk|Security|Diagnostics|NoDocker

# Suites that also run on a newer Docker.
newer_suites = BringUp|TakingDown|Registry

.PHONY: help up test test-faults test-newer test-matrix unit fuzz bench lint format generate clean \
	test-example test-manifests test-page

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

up: ## bring up the Gateway's environment, and first whatever this machine lacks for it
	@$(prepare) \
	&& swift build -c release --product envboot $(static) \
	&& .build/release/envboot up --profile profiles/gateway.yaml

test: ## run all checks and tests, with real clusters
	@scripts/install jsonschema venv zsh fish mandoc chromium
	@$(prepare) \
	&& $(MAKE) --no-print-directory lint test-manifests test-example \
	&& scripts/test-embed \
	&& swift build --build-tests \
	&& $(MAKE) --no-print-directory test-page \
	&& scripts/test --skip 'ClusterTests\.' \
	&& { [ "$$(id -u)" != 0 ] || ! command -v apt-get > /dev/null \
	|| ENVBOOT_TEST_GINKGO=1 scripts/test --filter GinkgoProgramTests; } \
	&& ENVBOOT_TEST_CLUSTERS=1 scripts/test --filter 'ClusterTests\.ClusterTests'

test-faults: ## run the tests that kill, stop and break things: most of an hour, and Docker is restarted
	@$(prepare) \
	&& swift build --build-tests \
	&& { failed=0; \
	ENVBOOT_TEST_FAULTS=1 scripts/test --filter '\.FaultTests' || failed=1; \
	ENVBOOT_TEST_FAULTS=1 scripts/test --filter ExclusiveFaultTests || failed=1; \
	ENVBOOT_TEST_CLUSTERS=1 scripts/test --filter 'ClusterTests\.ClusterTests/($(fault_suites))' || failed=1; \
	exit $$failed; }

test-newer: ## run tests of clusters and images on the newest Docker and kind that Debian has (root)
	@$(prepare) \
	&& swift build --build-tests \
	&& Tests/Testbed/matrix 'ClusterTests\.ClusterTests/($(newer_suites))' sid-containerd/newer

test-matrix: ## the same on 4 kinds of Docker and 2 versions of kind: 40 minutes (root)
	@$(prepare) \
	&& swift build --build-tests \
	&& Tests/Testbed/matrix 'ClusterTests\.ClusterTests/($(newer_suites))'

unit: ## run the tests that need no cluster
	@scripts/install swift libyaml jsonschema
	swift test --skip 'ClusterTests\.'

fuzz: ## look for inputs that envboot cannot take, for FUZZ_SECONDS (1800) (Linux)
	@scripts/install swift libyaml
	scripts/fuzz

bench: ## measure envboot against a script that does the same, and against kind alone
	@$(prepare) \
	&& swift build -c release --product envboot $(static) \
	&& swift build -c release --product envboot-bench $(static) \
	&& .build/release/envboot-bench

lint: ## check the format of the sources, the scripts and the generated files
	scripts/embed --check
	swift format lint --strict --recursive $(swift_sources)
	@if command -v gofmt > /dev/null; then \
		echo gofmt -d examples Tests/Onboarding Tests/Reports; \
		unformatted=$$(gofmt -d examples Tests/Onboarding Tests/Reports) && [ -z "$$unformatted" ] \
		|| { echo "$$unformatted"; exit 1; }; \
	else echo "skipped: gofmt is not installed"; fi
	@if command -v shellcheck > /dev/null; then \
		echo "shellcheck scripts .ci Tests/Testbed Tests/Reports Benchmarks"; \
		shellcheck -S warning -x -P SCRIPTDIR:. $(shell_scripts); \
	else echo "skipped: shellcheck is not installed"; fi

format: ## format the sources
	swift format --in-place --recursive $(swift_sources)
	@! command -v gofmt > /dev/null || gofmt -w examples

generate: ## embed templates/ and profiles/ into the program, write the manual page
	scripts/embed
	scripts/manual

clean: ## remove what was built; the environment stays (envboot down removes it)
	rm -rf .build

# What the profiles and templates render, with the schemas of today's versions of Kubernetes.
test-manifests:
	scripts/check-manifests --self-test
	scripts/check-manifests

# The page of a report in a real browser, with data of every kind.
test-page:
	@if [ -x /usr/bin/chromedriver ]; then echo Tests/Page/check.py; /usr/bin/python3 Tests/Page/check.py --sample --edges --large; \
	else echo "skipped: chromium is not installed"; fi

# The examples' own tests: with the Go that is there, else with that of their image. The testbed turns modules off.
test-example:
	@checks='export GO111MODULE=on && go vet ./... && go test ./...' && for example in gateway platform/catalog; do \
		cd $(CURDIR)/examples/$$example || exit; \
		if command -v go > /dev/null; then echo "examples/$$example: $$checks"; sh -c "$$checks"; \
		else docker run --rm --network none -v "$$PWD:/src:ro" -w /src golang:1.23-bookworm sh -c "$$checks"; fi || exit; \
	done

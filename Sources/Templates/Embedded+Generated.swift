// swift-format-ignore-file
// Written by scripts/embed from templates/ and profiles/: change those, then run "make generate".

/// The files that the program carries, so that it needs none beside itself.
package enum Embedded {
    /// The templates by their paths in `templates/`.
    package static let templates: [String: String] = [
        "gateway.yaml": #"""
# A Gateway: an HTTP service that also talks to the API server, as the service account of its name. What that account
# may do is the profile's matter: a ClusterRole and its binding among the manifests.
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{name}}
  namespace: {{namespace}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      # Variables such as REDIS_PORT, which Kubernetes derives from other services, would shadow the profile's own.
      enableServiceLinks: false
      serviceAccountName: {{name}}
      containers:
        - name: {{name}}
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          env:
            - name: POD_NAMESPACE
              valueFrom:
                fieldRef:
                  fieldPath: metadata.namespace
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
          ports:
{{#ports}}
            - containerPort: {{port}}
{{/ports}}
          readinessProbe:
{{#readinessPath}}
            httpGet:
              path: {{readinessPath}}
              port: {{readinessPort}}
{{/readinessPath}}
{{^readinessPath}}
            tcpSocket:
              port: {{port}}
{{/readinessPath}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#hasNodePorts}}
  type: NodePort
{{/hasNodePorts}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
{{#ports}}
    - port: {{port}}
      targetPort: {{port}}
{{#portName}}
      name: {{portName}}
{{/portName}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}
{{/ports}}

"""#,
        "job.yaml": #"""
# A program that is run to completion. A pod that fails is kept for its log, and tried again twice.
apiVersion: batch/v1
kind: Job
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  backoffLimit: 2
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      restartPolicy: Never
      enableServiceLinks: false
      automountServiceAccountToken: false
      containers:
        - name: {{name}}
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
{{#hasCommand}}
          command:
{{#command}}
            - {{.}}
{{/command}}
{{/hasCommand}}
{{#hasArgs}}
          args:
{{#args}}
            - {{.}}
{{/args}}
{{/hasArgs}}
{{#hasEnv}}
          env:
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
{{/hasEnv}}

"""#,
        "kind.yaml": #"""
# The cluster's configuration: https://kind.sigs.k8s.io/docs/user/configuration/
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: {{cluster}}
kubeadmConfigPatches:
  # By itself, a kubelet looks every 10 seconds whether its node has become ready.
  - |
    kind: KubeletConfiguration
    nodeStatusUpdateFrequency: 1s
nodes:
{{#nodes}}
  - role: {{role}}
{{#image}}
    image: {{image}}
{{/image}}
    labels:
      envboot/environment: {{cluster}}
{{#labels}}
      {{name}}: {{value}}
{{/labels}}
{{#hasMounts}}
    extraMounts:
{{#mounts}}
      - hostPath: {{hostPath}}
        containerPath: {{containerPath}}
        readOnly: {{readOnly}}
{{/mounts}}
{{/hasMounts}}
{{#hasPatches}}
    kubeadmConfigPatches:
{{#patches}}
      - {{.}}
{{/patches}}
{{/hasPatches}}
{{#hasPorts}}
    extraPortMappings:
{{#ports}}
      - containerPort: {{nodePort}}
        hostPort: {{hostPort}}
        listenAddress: {{listenAddress}}
{{/ports}}
{{/hasPorts}}
{{/nodes}}

"""#,
        "onboarding/environment_test.go": #"""
package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	. "github.com/onsi/ginkgo/v2"
)

const (
	repository = "../../.." // the folder that holds profiles/, from this package's
	profile    = {{profile}}
	urlPrefix  = {{urlPrefix}}
)

// environment is where the specs find what envboot brought up.
type environment struct {
	Kubeconfig string
	URLs       map[string]string // by the process's number
}

// url is where a process reaches the service.
func (e environment) url(process int) (string, error) {
	if url := e.URLs[fmt.Sprint(process)]; url != "" {
		return url, nil
	}
	return "", fmt.Errorf("process %d has no port: the environment has %d (ports.processes in %s); run ginkgo with fewer",
		process, len(e.URLs), profile)
}

// findEnvironment takes the addresses that make starts the suite with, once it has brought the environment up; else it
// brings it up.
func findEnvironment(ctx context.Context) (environment, error) {
	variables := map[string]string{}
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		variables[name] = value
	}
	if variables["KUBECONFIG"] == "" || variables[urlPrefix+"1"] == "" {
		if _, err := envboot(ctx, "up", "--quiet"); err != nil {
			return environment{}, err
		}
		output, err := envboot(ctx, "env", "--format", "json")
		if err != nil {
			return environment{}, err
		}
		variables = map[string]string{}
		if err := json.Unmarshal(output, &variables); err != nil {
			return environment{}, fmt.Errorf("envboot env: %w in %s", err, output)
		}
	}
	found := environment{Kubeconfig: variables["KUBECONFIG"], URLs: map[string]string{}}
	for name, value := range variables {
		if strings.HasPrefix(name, urlPrefix) {
			found.URLs[strings.TrimPrefix(name, urlPrefix)] = value
		}
	}
	return found, nil
}

// envboot runs the program that ENVBOOT names, or the one on PATH.
func envboot(ctx context.Context, arguments ...string) ([]byte, error) {
	program := os.Getenv("ENVBOOT")
	if program == "" {
		program = "envboot"
	}
	command := exec.CommandContext(ctx, program, append(arguments, "--profile", profile)...)
	command.Dir = repository
	return run(command)
}

// kubectl returns what it prints about the environment's cluster. Where it fails, so does the spec.
func kubectl(arguments ...string) string {
	GinkgoHelper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	arguments = append([]string{"--kubeconfig", shared.Kubeconfig}, arguments...)
	output, err := run(exec.CommandContext(ctx, "kubectl", arguments...))
	if err != nil {
		Fail(err.Error())
	}
	return strings.TrimSpace(string(output))
}

func run(command *exec.Cmd) ([]byte, error) {
	var output, problems bytes.Buffer
	command.Stdout, command.Stderr = &output, &problems
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, problems.String())
	}
	return output.Bytes(), nil
}

// newNamespace makes one for this spec. It is deleted once the spec is over, while others go on.
func newNamespace() string {
	GinkgoHelper()
	name := fmt.Sprintf("e2e-%d-%d", GinkgoParallelProcess(), time.Now().UnixNano())
	kubectl("create", "namespace", name)
	DeferCleanup(func() { kubectl("delete", "namespace", name, "--wait=false") })
	return name
}

"""#,
        "onboarding/profile.yml": #"""
# yaml-language-server: $schema=profile.schema.json
#
# The environment that {{name}} is tested in: written by "envboot init", and yours to change. What was guessed says what
# it was guessed from.
#
#   envboot up        brings it up; run again, it changes only what this file or the sources changed
#   envboot down      removes it
#
# Paths are relative to the folder that holds profiles/, unless they begin with / or ~.
apiVersion: envboot/v1
name: {{name}}

# One node, of the Kubernetes version that your kind was released with.
cluster:
  name: {{cluster}}
  # The way into the cluster, in a file of its own: your ~/.kube/config is left alone.
  kubeconfig: {{kubeconfig}}

images:
  {{name}}:
    build:
{{#lacksIgnoreFile}}
      # There is no .dockerignore. Without one, a change of any file rebuilds the image, also of .git and of tests.
{{/lacksIgnoreFile}}
      context: {{context}} # {{contextSource}}
      dockerfile: {{dockerfile}} # {{dockerfileSource}}
{{#redis}}
  redis:
    ref: {{redisImage}}
{{/redis}}

{{#hasManifests}}
# Applied before the services.
manifests:
{{#manifests}}
  - {{path}} # {{pathSource}}
{{/manifests}}
{{#notes}}
  # {{note}}
{{/notes}}

{{/hasManifests}}
{{^hasManifests}}
{{#notes}}
# {{note}}
# manifests: []

{{/notes}}
{{/hasManifests}}
services:
{{#redis}}
  # {{redisSource}}
  redis:
    image: redis
    port: 6379
{{/redis}}
  {{name}}:
{{#template}}
    template: {{kind}} # {{kindSource}}
{{/template}}
    image: {{name}}
    port: {{port}} # {{portSource}}
{{#redis}}
    needs: [redis] # deployed once Redis is ready
    env:
      {{variable}}: "redis:6379" # call it what {{name}} calls it
{{/redis}}
{{#readiness}}
    readiness:
      httpGet:
        path: {{path}} # {{pathSource}}
{{/readiness}}
{{^readiness}}
    # No readiness path was found: an open port is enough. Where there is one, name it:
    # readiness: {httpGet: {path: /ready}}
{{/readiness}}
    # Reachable from this machine, through one port for each process of a parallel test run.
    expose:
      nodePort: {{nodePort}}
      perProcess: true

# Process 1 reaches the service at 127.0.0.1:{{first}}, and so on up to {{last}}: no other profile has these ports.
ports:
  base: {{base}}
  processes: {{processes}}
{{#hasSuites}}

# The Ginkgo suites that "envboot gen-makefile" writes targets for. The time-out is Ginkgo's own; give a CI job longer,
# so that it is Ginkgo that ends the run and writes the report.
suites:
{{#suites}}
  # {{suiteSource}}
  {{suite}}:
    path: {{path}}
    timeout: 15m
{{#usesCluster}}
    cluster: true # the target of the Makefile first runs envboot up
{{/usesCluster}}
{{/suites}}
{{/hasSuites}}
{{#prefix}}

makefile:
  prefix: {{text}} # {{prefixSource}}
{{/prefix}}

"""#,
        "onboarding/service_test.go": #"""
package e2e

import (
	"fmt"
	"net/http"
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

// Two specs to begin with: replace them by what your service does.
var _ = Describe({{name}}, func() {
{{#isReadiness}}
	It("is ready", func() {
		Eventually(status).WithArguments({{path}}).WithTimeout(30 * time.Second).WithPolling(200 * time.Millisecond).
			Should(And(BeNumerically(">=", 200), BeNumerically("<", 400)))
	})
{{/isReadiness}}
{{^isReadiness}}
	// No path is known that tells whether it is ready: so any status is an answer.
	It("answers", func() {
		Eventually(status).WithArguments({{path}}).WithTimeout(30 * time.Second).WithPolling(200 * time.Millisecond).
			Should(BeNumerically(">=", 100))
	})
{{/isReadiness}}

	It("has a namespace that no other spec sees", func() {
		namespace := newNamespace()
		process := fmt.Sprint(GinkgoParallelProcess())
		kubectl("create", "configmap", "spec", "--namespace", namespace, "--from-literal=process="+process)
		Expect(kubectl("get", "configmap", "spec", "--namespace", namespace, "--output", "jsonpath={.data.process}")).
			To(Equal(process))
	})
})

var client = http.Client{
	Timeout: 10 * time.Second,
	// A redirect is an answer, too.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// status asks the service through this process's own port.
func status(path string) (int, error) {
	answer, err := client.Get(serviceURL + path)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

"""#,
        "onboarding/suite_test.go": #"""
// Package e2e tests {{service}} in the environment that envboot brings up. Specs share it with those of other processes:
// each makes a namespace of its own, and removes nothing but what it made.
package e2e

import (
	"encoding/json"
	"testing"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var (
	shared     environment // the same for all processes
	serviceURL string      // through this process's own port
)

func TestE2E(t *testing.T) {
	RegisterFailHandler(Fail)
	RunSpecs(t, {{title}})
}

// Process 1 finds the environment, or brings it up; all of them use it.
var _ = SynchronizedBeforeSuite(func(ctx SpecContext) []byte {
	found, err := findEnvironment(ctx)
	if err != nil {
		Fail("there is no environment to test in: " + err.Error())
	}
	encoded, err := json.Marshal(found)
	Expect(err).NotTo(HaveOccurred())
	return encoded
}, func(encoded []byte) {
	Expect(json.Unmarshal(encoded, &shared)).To(Succeed())
	url, err := shared.url(GinkgoParallelProcess())
	if err != nil {
		Fail(err.Error())
	}
	serviceURL = url
})

"""#,
        "onboarding/workflow.yml": #"""
# Runs the end-to-end suite of {{name}}: written by "envboot init", and yours to change.
name: {{title}}

on:
  pull_request:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read

# A newer commit ends the run of the one before.
concurrency:
  group: {{group}}
  cancel-in-progress: true

jobs:
  e2e:
    runs-on: ubuntu-latest # has docker, kind and kubectl
    # Longer than Ginkgo's {{suiteMinutes}} minutes and what the environment takes: so it is Ginkgo that ends the run, and
    # its report is written.
    timeout-minutes: {{jobMinutes}}
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2

      - uses: actions/setup-go@d35c59abb061a4a6fb18e82ac0862c26744d6ab5 # v5.5.0
        with:
{{#hasModule}}
          go-version-file: {{goMod}}
{{/hasModule}}
{{^hasModule}}
          go-version: stable
{{/hasModule}}

      # Set ENVBOOT_URL and ENVBOOT_SHA256 as variables of the repository or the organization: the URL of envboot for
      # Linux, and its checksum as printed by sha256sum.
      - name: Install envboot and Ginkgo
        env:
          ENVBOOT_URL: {{programURL}}
          ENVBOOT_SHA256: {{programChecksum}}
{{#hasModule}}
          MODULE: {{module}}
{{/hasModule}}
        run: |
          if [ -z "$ENVBOOT_URL" ] || [ -z "$ENVBOOT_SHA256" ]; then
            echo "::error::set the variables ENVBOOT_URL and ENVBOOT_SHA256 to the URL and the SHA-256 checksum of envboot"
            exit 1
          fi
          mkdir -p "$RUNNER_TEMP/bin"
          curl --proto =https --tlsv1.2 --fail --silent --show-error --location --retry 3 \
            --output "$RUNNER_TEMP/bin/envboot" "$ENVBOOT_URL"
          echo "$ENVBOOT_SHA256  $RUNNER_TEMP/bin/envboot" | sha256sum --check --strict
          chmod +x "$RUNNER_TEMP/bin/envboot"
          echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
{{#hasModule}}
          (cd "$MODULE" && go install github.com/onsi/ginkgo/v2/ginkgo) # of the version that go.mod has
{{/hasModule}}
{{^hasModule}}
          go install github.com/onsi/ginkgo/v2/ginkgo@latest
{{/hasModule}}
          echo "$(go env GOPATH)/bin" >> "$GITHUB_PATH"

      # The image of the nodes, and those that the profile pulls.
      - name: Find kind's version
        id: kind
        run: echo "version=$(kind version --quiet)" >> "$GITHUB_OUTPUT"
      - name: Restore the images
        id: images
        uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: ~/.cache/envboot-images
          key: {{cacheKey}}
          restore-keys: {{cacheKeyStart}}
      # An archive with a wrong checksum is not loaded; its images are pulled instead.
      - name: Load the images
        run: |
          mkdir -p ~/.cache/envboot-images
          cd ~/.cache/envboot-images
          if [ -f checksums ] && sha256sum --check --strict checksums; then
            docker load --input images.tar
            echo "ENVBOOT_NODE_IMAGE=$(head -n 1 node)" >> "$GITHUB_ENV"
          fi

      # A target of the Makefile that envboot gen-makefile writes.
      - name: Run the suite
        env:
          GINKGO_FLAGS: --junit-report=junit.xml
          TARGET: {{target}}
        run: make "$TARGET"

      - name: Collect what the environment tells
        if: failure()
        env:
          PROFILE: {{profile}}
        run: envboot logs --profile "$PROFILE"

      - name: Keep reports and diagnostics
        if: always()
        uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: {{artifact}}
          path: |
            .envboot/runs/
            .envboot/failures/
            .envboot/logs/
          include-hidden-files: true # .envboot is one
          if-no-files-found: ignore
          retention-days: 14

      - name: Save the images for the next run
        if: steps.images.outputs.cache-hit != 'true'
        env:
          IMAGES: {{images}}
        run: |
          mkdir -p ~/.cache/envboot-images
          # kind names its image with a digest, which an archive does not keep.
          node=$(docker ps --no-trunc --filter label=io.x-k8s.kind.role=control-plane | awk 'NR == 2 {print $2}')
          docker tag "$node" "${node%@*}"
          echo "${node%@*}" > ~/.cache/envboot-images/node
          # shellcheck disable=SC2086 # IMAGES is a list of words
          docker save --output ~/.cache/envboot-images/images.tar "${node%@*}" $IMAGES
          cd ~/.cache/envboot-images
          sha256sum images.tar node > checksums

"""#,
        "procs.mk": #"""
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

"""#,
        "redis.yaml": #"""
# A Redis for tests: one pod, nothing written to disk.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      enableServiceLinks: false
      automountServiceAccountToken: false
      containers:
        - name: redis
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          args: ["--port", {{portText}}, "--save", "", "--appendonly", "no"]
{{#hasEnv}}
          env:
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
{{/hasEnv}}
          ports:
{{#ports}}
            - containerPort: {{port}}
{{/ports}}
          readinessProbe:
            tcpSocket:
              port: {{port}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#hasNodePorts}}
  type: NodePort
{{/hasNodePorts}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
{{#ports}}
    - port: {{port}}
      targetPort: {{port}}
{{#portName}}
      name: {{portName}}
{{/portName}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}
{{/ports}}

"""#,
        "report.html": #"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<!-- The page is self-contained and must not fetch anything; only the script below may run, by its hash. -->
<meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none';
    style-src 'sha256-74RIq+nN+n2JvyVfqdjAkXxZfnKVDhV8HfU2XubGmTA=';
    script-src 'sha256-80fI+cPkc4jZOeQ4FO5aFDwyh9uJqayu5ODlrrzOoAc='">
<link rel="icon" href="data:,">
<title>{{title}}</title>
<style>
:root {
    color-scheme: light dark;
    --page: light-dark(#fff, #14171c);
    --raised: light-dark(#f5f6f8, #1d2128);
    --line: light-dark(#d5d9e0, #363c47);
    --control: light-dark(#7d8592, #7f8896);
    --text: light-dark(#1a1d23, #e8eaee);
    --muted: light-dark(#565d69, #a7afbc);
    --focus: light-dark(#0b57d0, #8ab8ff);
    --good: light-dark(#0b6b57, #63d0b4);
    --bad: light-dark(#ad2f08, #ff9168);
    --unknown: light-dark(#6b5300, #e6c35c);
    --idle: light-dark(#e3e6eb, #2b303a);
    --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    --lane-height: 26px;
    --figure-width: 4.75rem;
}
* { box-sizing: border-box; }
html { scroll-padding-block: 1rem 12rem; }
body {
    margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem; max-width: 100rem;
    font: 0.9375rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
    font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2, p, ul { margin: 0; }
h1 { font-size: 1.5rem; font-weight: 650; line-height: 1.25; letter-spacing: -0.01em; }
h2 { font-size: 1.0625rem; font-weight: 650; line-height: 1.35; }
ul { padding: 0; list-style: none; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.muted { color: var(--muted); }
.small { font-size: 0.8125rem; }
/* A name of some thousand letters is read by scrolling. */
h1, h2, .verdict, .tall { max-height: 9rem; overflow-y: auto; }
.scroller { overflow-x: auto; }
[hidden] { display: none !important; }

/* A verdict is told by its words and a sign; the colour only repeats it. */
.good { color: var(--good); }
.bad { color: var(--bad); }
.unknown { color: var(--unknown); }
.good, .bad, .unknown { font-weight: 600; }
.good::before { content: "✓\2002" / ""; }
.bad::before { content: "✗\2002" / ""; }
.unknown::before { content: "?\2002" / ""; }
.verdict { margin-top: 0.375rem; font-size: 1.0625rem; }

.tools { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 2rem; margin-top: 1.5rem; }
.search { display: grid; grid-template-columns: minmax(0, 20rem) auto; gap: 0.25rem 0.75rem; align-items: center; }
.search label { font-weight: 600; font-size: 0.8125rem; grid-column: 1 / -1; }
.search input {
    width: 100%; padding: 0.375rem 0.625rem; font: inherit; color: inherit; background: var(--page);
    border: 1px solid var(--control); border-radius: 6px;
}
.search output { min-width: 8rem; }
.search .hint { grid-column: 1 / -1; }
kbd { font: 0.75rem var(--mono); padding: 0 0.25rem; border: 1px solid var(--line); border-radius: 3px; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.125rem; font-size: 0.8125rem; color: var(--muted); }
.legend li { display: flex; align-items: center; gap: 0.4375rem; }
.swatch { position: relative; display: block; width: 24px; height: 14px; }

/* All charts have the same columns, so that a second is as wide in one as in the other. */
.chart { margin-top: 1.75rem; break-inside: avoid; }
.chart .scroller { margin-top: 0.625rem; padding-bottom: 4px; scroll-padding-inline: 9rem 1rem; }
.grid {
    position: relative; display: grid; min-width: 44rem;
    grid-template-columns: var(--name-width) minmax(0, 1fr) var(--figure-columns);
}
.row { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; }
.row + .row { border-top: 1px solid var(--line); }
.row > * { min-width: 0; }
.head { height: 1.625rem; font-size: 0.75rem; color: var(--muted); }
.name {
    position: sticky; left: 0; z-index: 4; height: 100%; padding-right: 0.75rem; background: var(--page);
    display: flex; align-items: center; font-size: 0.8125rem;
}
.name span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.figure { text-align: right; font-size: 0.8125rem; white-space: nowrap; }
.head .figure { font-size: inherit; }
.track { position: relative; height: calc(var(--lane-height) + 8px); }
.lane .track { background: repeating-linear-gradient(90deg, var(--line) 0 1px, transparent 1px var(--step)); }
.lane .track::after { content: ""; position: absolute; inset-block: 0; left: var(--end); z-index: 3;
    border-left: 1px dashed var(--muted); }
.head .track { height: 100%; }
.tick { position: absolute; top: 0.25rem; transform: translateX(-50%); white-space: nowrap; }
.tick.zero { transform: none; }
.tick.end { color: var(--text); font-weight: 600; background: var(--page); padding: 0 0.375rem; z-index: 1; }
.idle { position: absolute; inset-block: 4px; left: 0;
    background: repeating-linear-gradient(135deg, var(--idle) 0 2px, transparent 2px 7px); }
.nothing { position: absolute; inset-block: 4px; left: 0.5rem; line-height: var(--lane-height); font-size: 0.8125rem;
    padding: 0 0.375rem; background: var(--page); color: var(--muted); }

/* Colours that are told apart with any kind of colour blindness; what is not simply passed has a pattern as well. */
.bar, .swatch { --ink: var(--page); forced-color-adjust: none; print-color-adjust: exact; }
.bar {
    position: absolute; inset-block: 4px; min-width: 4px; padding: 0 0.375rem; overflow: hidden; cursor: pointer;
    font-size: 0.75rem; line-height: var(--lane-height); white-space: nowrap; text-overflow: ellipsis;
    color: var(--ink); border-radius: 2px; box-shadow: inset -1px 0 var(--page);
}
.bar.unlabelled { padding: 0; }
.passed { background: light-dark(#2a6fa8, #6fb1e4); }
.done { background: light-dark(#17746a, #58c2b2); }
.failed {
    --stripe: light-dark(#8f2403, #ffad8c); z-index: 2;
    background: repeating-linear-gradient(45deg, light-dark(#bb370c, #ff8d61) 0 5px, var(--stripe) 5px 8px);
    border: 2px solid var(--text);
}
.bar.failed { line-height: calc(var(--lane-height) - 4px); }
/* One that is too narrow for an outline is longer than the others instead. */
.bar.failed.unlabelled { inset-block: 0; border-inline-width: 0; }
.flaked {
    --ink: #1a1d23;
    background: radial-gradient(circle at 3px 3px, #c98a10 1px, transparent 1.5px) 0 0 / 6px 6px, #f0b63a;
    border: 1px solid light-dark(#8a5a00, #f0b63a);
}
.interrupted { background: repeating-linear-gradient(90deg, light-dark(#74418f, #cf9fe8) 0 4px,
    light-dark(#8d5aa8, #b889d2) 4px 6px); }
.skipped, .pending { --ink: var(--text); background: var(--page); border: 1px dashed var(--muted); box-shadow: none; }
.pending { border-style: solid; }
.setup { background: light-dark(#5f6775, #a0a8b5); }
.bar.setup { inset-block: 12px 4px; line-height: calc(var(--lane-height) - 8px); }
.swatch.setup { margin-top: 5px; height: 9px; }
.tiny { z-index: 1; }
.serial::before { content: ""; position: absolute; inset: 0 0 auto; height: 4px; background: var(--text);
    border-bottom: 1px solid var(--page); }
.ordered::after { content: ""; position: absolute; inset: auto 0 0; height: 4px; border-top: 1px solid var(--page);
    background: repeating-linear-gradient(90deg, var(--text) 0 3px, var(--page) 3px 5px); }
.swatch.mark { background: var(--idle); }
.swatch .idle { inset-block: 0; }
.searching .bar:not(.match) { opacity: 0.15; }
.searching .bar.match { outline: 2px solid var(--text); outline-offset: 1px; z-index: 3; }
.bar.shown { box-shadow: 0 0 0 2px var(--page), 0 0 0 4px var(--focus); z-index: 3; }
.bar:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; opacity: 1; z-index: 3; }

.details {
    position: sticky; bottom: 0; z-index: 5; height: 9.5rem; overflow-y: auto;
    display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); align-content: start;
    gap: 0.5rem 2rem; margin-top: 1.25rem; padding: 0.75rem 1rem;
    background: var(--raised); border: 1px solid var(--line); border-radius: 8px;
    box-shadow: 0 -4px 12px rgb(0 0 0 / 0.08);
}
.details h2 { font-size: 0.9375rem; }
.details h2 + p { margin-top: 0.25rem; }
.details .facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.details pre { font: 0.8125rem/1.45 var(--mono); white-space: pre-wrap; margin: 0; }
.details li { margin-bottom: 0.125rem; }
.state { display: inline-flex; align-items: center; gap: 0.4375rem; font-weight: 600; }

.table { margin-top: 2rem; }
table { border-collapse: collapse; min-width: min(100%, 40rem); }
caption { text-align: left; padding-bottom: 0.5rem; }
caption p { max-width: 70ch; }
th, td { padding: 0.3125rem 1.5rem 0.3125rem 0; text-align: left; vertical-align: top; min-width: 4rem; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: 0.8125rem; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--control);
    vertical-align: bottom; white-space: nowrap; }
tbody th { font-weight: 400; min-width: 7.5rem; }
tbody tr { border-bottom: 1px solid var(--line); }
.numeric { text-align: right; white-space: nowrap; }
td:not(.numeric), tbody th { max-width: 44rem; white-space: pre-line; }
.list { margin-top: 2rem; }
summary { font-size: 1.0625rem; font-weight: 650; cursor: pointer; width: fit-content; }
.list table { width: 100%; margin-top: 0.5rem; font-size: 0.8125rem; }
.list tbody th { min-width: 16rem; }
.list td { white-space: nowrap; }
.list pre { font: 0.75rem/1.45 var(--mono); white-space: pre-wrap; margin: 0.25rem 0 0; }
th button { all: unset; cursor: pointer; text-decoration: underline dotted; text-underline-offset: 0.2em; }
th button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
[aria-sort=ascending] button::after { content: "\2002▲" / ""; }
[aria-sort=descending] button::after { content: "\2002▼" / ""; }

@media (max-width: 40rem) {
    :root { --figure-width: 4rem; }
    .tools { flex-direction: column; align-items: stretch; gap: 1rem; }
    .search { grid-template-columns: minmax(0, 1fr); }
    .details { height: 11.5rem; }
    .list table { width: max-content; }
    .list th > * { width: 15rem; }
}
@media print {
    :root { color-scheme: light; }
    body { padding: 0; max-width: none; font-size: 9pt; }
    .search, .details { display: none; }
    .grid { min-width: 0; }
    .scroller { overflow: visible; }
    .idle { print-color-adjust: exact; }
    tr { break-inside: avoid; }
}
</style>
</head>
<body>
<header>
    <h1 id="title" dir="auto"></h1>
    <p id="verdict" dir="auto" hidden></p>
</header>
<noscript><p>This page is drawn by a script, and scripts are turned off in this browser.</p></noscript>
<main>
    <div class="tools">
        <search class="search" id="search" hidden>
            <label for="query">Search names, paths, messages, places</label>
            <input id="query" type="search" autocomplete="off" spellcheck="false" dir="auto" aria-describedby="hint">
            <output id="count" for="query" aria-live="polite"></output>
            <p class="hint small muted" id="hint"><kbd>Enter</kbd> next match, <kbd>Esc</kbd> clear; in a chart, arrow
                keys, <kbd>Home</kbd>, <kbd>End</kbd></p>
        </search>
        <ul class="legend" id="legend" aria-label="Legend" hidden></ul>
    </div>
    <div id="runs">
        <div id="charts"></div>
        <section class="details" id="details" aria-label="Details" tabindex="0" hidden></section>
    </div>
    <details class="list" id="list" hidden>
        <summary id="list-title"></summary>
        <p class="small muted" id="list-note"></p>
        <div class="scroller" role="region" aria-labelledby="list-title" tabindex="0">
            <table aria-labelledby="list-title"><thead></thead><tbody></tbody></table>
        </div>
    </details>
    <div id="tables"></div>
</main>
<script type="application/json" id="data">{{{data}}}</script>
<script>
"use strict";

// What a bar can be, the worst first: a bar that stands for several specs looks like the worst of them.
const states = ["failed", "interrupted", "flaked", "passed", "done", "setup", "pending", "skipped"];
// How many rows the list has, besides those that failed.
const listed = 500;
const byId = id => document.getElementById(id);
const data = readData();
const charts = (data.charts ?? []).map(readChart);
const specs = charts.flatMap(chart => chart.lanes.flatMap(lane => lane.specs));
const longest = Math.max(0, ...charts.map(chart => chart.duration)) || 1;
const barOf = new Map();
let matches = [];
let selected = null;

// ---- data

function readData() {
    try {
        return JSON.parse(byId("data").textContent);
    } catch (error) {
        const text = `Its data are damaged; have it written anew (${error.message})`;
        return {title: "This report cannot be read", verdict: {state: "bad", text}};
    }
}

function readChart(chart) {
    const lanes = (chart.lanes ?? []).map(lane => ({...lane, name: lane.name ?? "", bars: []}));
    const read = {...chart, title: chart.title ?? "run", lanes, duration: chart.duration ?? 0};
    lanes.forEach((lane, index) => {
        lane.specs = (chart.lanes[index].bars ?? []).map(bar => readSpec(bar, lane, read));
        for (const spec of lane.specs) read.duration = Math.max(read.duration, spec.end);
    });
    return read;
}

function readSpec(bar, lane, chart) {
    const path = bar.path ?? [], start = bar.start ?? 0, name = bar.name || "(no name)";
    const state = states.includes(bar.state) ? bar.state : "done";
    const end = Math.max(start, bar.end ?? start), marks = bar.marks ?? [];
    const text = [name, path.join(" "), bar.message, bar.place].join("\n").toLowerCase();
    return {...bar, name, path, state, start, end, marks, lane, chart, text};
}

// Bars narrower than about a pixel, or two where there are very many, become one with their neighbours: nobody could
// see or hit them, and a page of 50,000 elements would be slow.
function merged(laneSpecs) {
    const grain = longest / (specs.length > 10_000 ? 500 : 1000), bars = [];
    for (const spec of laneSpecs.toSorted((a, b) => a.start - b.start)) {
        const last = bars.at(-1);
        if (last && Math.max(last.end, spec.end) - last.start <= grain) {
            last.specs.push(spec);
            last.end = Math.max(last.end, spec.end);
        } else {
            bars.push({start: spec.start, end: spec.end, specs: [spec]});
        }
    }
    for (const bar of bars) {
        bar.specs.sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
        bar.state = bar.specs[0].state;
        bar.tiny = bar.end - bar.start <= grain;
        for (const spec of bar.specs) spec.bar = bar;
    }
    return bars;
}

// ---- text

function seconds(value) {
    if (value >= 59.95) {
        const whole = Math.round(value);
        return `${Math.floor(whole / 60)}m ${String(whole % 60).padStart(2, "0")}s`;
    }
    if (value >= 1 || value === 0) return `${value.toFixed(value === 0 ? 0 : 1)} s`;
    return value >= 0.1 ? `${value.toFixed(2)} s` : `${Number((value * 1000).toPrecision(2))} ms`;
}

// In a column, figures have the same number of decimals.
const inColumn = (value, decimals) => value >= 59.95 ? seconds(value) : `${value.toFixed(decimals)} s`;
const number = value => value.toLocaleString("en");
const fullName = spec => [...spec.path, spec.name].join(" › ");

function told(bar) {
    const [first] = bar.specs, times = `${seconds(bar.end - bar.start)} from ${seconds(bar.start)}`;
    if (bar.specs.length > 1) {
        return `${bar.specs.length} short ones, ${first.state}: ${first.name}, and others; ${times}`;
    }
    return [fullName(first), first.state, times, ...first.marks, first.place, first.message].filter(Boolean).join(", ");
}

// ---- elements

function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) continue;
        // The policy allows no style attributes.
        if (name === "style") made.style.cssText = value;
        else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter(child => child !== undefined));
    return made;
}

// Foreign text keeps its own direction, and does not turn that of what surrounds it.
const foreign = (tag, text, attributes = {}) => element(tag, {dir: "auto", ...attributes}, String(text));
const share = time => `${100 * time / longest}%`;

function showHeader() {
    byId("title").textContent = data.title ?? "Report";
    if (!data.verdict) return;
    byId("verdict").textContent = data.verdict.text;
    byId("verdict").className = `verdict ${data.verdict.state}`;
    byId("verdict").hidden = false;
}

// ---- charts

function showCharts() {
    const lanes = charts.flatMap(chart => chart.lanes);
    const letters = Math.max(4, ...lanes.map(lane => lane.name.length));
    const figures = ["busy", "idle"].filter(figure => lanes.some(lane => lane[figure] !== undefined));
    byId("runs").style.setProperty("--name-width", `calc(${Math.min(letters, 20)}ch + 0.75rem)`);
    byId("runs").style.setProperty("--figure-columns", figures.map(() => "var(--figure-width)").join(" ") || "2rem");
    byId("charts").append(...charts.map((chart, index) => chartElement(chart, index, figures)));
    if (!charts.length) byId("charts").append(element("p", {class: "chart muted"}, "There is no run to show."));
    if (specs.length) showDetails(null);
}

function chartElement(chart, index, figures) {
    const id = `chart-${index + 1}`;
    const style = `--step: ${share(tickStep())}; --end: ${share(chart.duration)}`;
    chart.element = element("div", {class: "grid", role: "grid", "aria-labelledby": id, style},
        axis(chart, figures),
        ...chart.lanes.map(lane => laneElement(lane, chart, figures)));
    const first = chart.lanes.find(lane => lane.bars.length)?.bars[0].element;
    if (first) first.tabIndex = 0;
    listen(chart);
    const facts = (chart.facts ?? []).join(" · ");
    return element("section", {class: "chart", "aria-labelledby": id},
        foreign("h2", chart.title, {id}),
        facts ? foreign("p", facts, {class: "small muted tall"}) : undefined,
        chart.lanes.length ? element("div", {class: "scroller"}, chart.element)
            : element("p", {class: "muted"}, "Nothing is known of what ran in it."));
}

// About ten of them; a step is 1, 2 or 5 of a power of ten, from a minute on a part of an hour, or whole hours.
function tickStep() {
    const least = longest / 10, power = 10 ** Math.floor(Math.log10(least));
    const decimal = [1, 2, 5, 10].map(digit => digit * power).find(step => step >= least * 0.999);
    if (decimal <= 20) return decimal;
    return [30, 60, 120, 300, 600, 1200, 1800].find(step => step >= least) ?? Math.ceil(least / 3600) * 3600;
}

function axis(chart, figures) {
    const step = tickStep(), times = Array.from({length: Math.floor(longest / step) + 1}, (_, index) => index * step);
    const tick = (time, text, kind) => element("span", {class: kind, style: `left: ${share(time)}`}, text);
    const end = chart.duration ? tick(chart.duration, seconds(chart.duration), "tick end") : "";
    // That of a much shorter run would reach under the lanes' names.
    if (end) end.style.left = `max(2rem, ${share(chart.duration)})`;
    const short = time => time < 60 ? `${Number(time.toPrecision(3))} s` : seconds(time);
    const inWay = time => end && Math.abs(time - chart.duration) < longest * 0.1;
    return element("div", {class: "row head", role: "row"},
        element("div", {class: "name", role: "columnheader"}, element("span", {}, "lane")),
        element("div", {class: "track", role: "columnheader", "aria-label": "time"},
            ...times.filter(time => !inWay(time))
                .map(time => tick(time, short(time), time ? "tick" : "tick zero")), end),
        ...figures.map(figure => element("div", {class: "figure", role: "columnheader"}, figure)));
}

function laneElement(lane, chart, figures) {
    lane.bars = merged(lane.specs);
    return element("div", {class: "row lane", role: "row", "data-lane": true},
        element("div", {class: "name", role: "rowheader", title: lane.name}, foreign("span", lane.name)),
        element("div", {class: "track"},
            element("div", {class: "idle", style: `width: ${share(chart.duration)}`}),
            lane.bars.length ? "" : element("span", {class: "nothing", role: "gridcell"}, "nothing ran here"),
            ...lane.bars.map(barElement)),
        ...figures.map(figure => element("div", {class: "figure", role: "gridcell"},
            lane[figure] === undefined ? "" : inColumn(lane[figure], 1))));
}

function barElement(bar) {
    const width = (bar.end - bar.start) / longest, labelled = width > 0.06;
    const marks = bar.specs.flatMap(spec => spec.marks);
    const kinds = ["bar", bar.state, bar.tiny && "tiny", !labelled && "unlabelled",
        marks.includes("Serial") && "serial", marks.includes("Ordered") && "ordered"];
    bar.element = element("div", {class: kinds.filter(Boolean).join(" "), role: "gridcell", tabindex: -1,
        "aria-label": told(bar), "data-specs": bar.specs.length, dir: "auto",
        style: `left: ${share(bar.start)}; width: ${100 * width}%`}, labelled ? bar.specs[0].name : "");
    barOf.set(bar.element, bar);
    return bar.element;
}

// ---- moving about

function listen(chart) {
    const barAt = event => barOf.get(event.target.closest(".bar"));
    const point = bar => bar && showDetails(bar);
    chart.element.addEventListener("pointerover", event => point(barAt(event) ?? selected));
    chart.element.addEventListener("pointerleave", () => point(selected));
    chart.element.addEventListener("click", event => barAt(event)?.element.focus());
    chart.element.addEventListener("focusin", event => barAt(event) && select(barAt(event), chart));
    chart.element.addEventListener("keydown", event => {
        const bar = barAt(event), target = bar && neighbour(bar, event.key, chart);
        if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        target.element.focus();
    });
}

function neighbour(bar, key, chart) {
    const {lane} = bar.specs[0], index = lane.bars.indexOf(bar);
    switch (key) {
    case "ArrowRight": return lane.bars[index + 1];
    case "ArrowLeft": return lane.bars[index - 1];
    case "Home": return lane.bars[0];
    case "End": return lane.bars.at(-1);
    case "ArrowDown": return inNextLane(bar, chart.lanes.slice(chart.lanes.indexOf(lane) + 1));
    case "ArrowUp": return inNextLane(bar, chart.lanes.slice(0, chart.lanes.indexOf(lane)).reverse());
    case "Enter": return nextMatch(bar);
    }
}

// The bar that was at work at the same time, or was nearest to it.
function inNextLane(bar, lanes) {
    const middle = (bar.start + bar.end) / 2;
    const away = other => Math.max(other.start - middle, middle - other.end, 0);
    return lanes.find(lane => lane.bars.length)?.bars.reduce((best, other) => away(other) < away(best) ? other : best);
}

function select(bar, chart) {
    for (const other of chart.element.querySelectorAll(".bar[tabindex='0']")) other.tabIndex = -1;
    bar.element.tabIndex = 0;
    selected?.element.classList.remove("shown");
    bar.element.classList.add("shown");
    selected = bar;
    showDetails(bar);
}

// ---- details

function showDetails(bar) {
    const panel = byId("details");
    panel.hidden = false;
    if (!bar) {
        panel.replaceChildren(element("p", {class: "muted"},
            "Point at a bar, tap it, or move to it with the keyboard: here it says what it is."));
    } else {
        panel.replaceChildren(...bar.specs.length > 1 ? detailsOfMany(bar) : detailsOfOne(bar.specs[0]));
    }
    panel.scrollTop = 0;
}

function stateElement(state) {
    return element("span", {class: "state"}, element("span", {class: `swatch ${state}`}), state);
}

function detailsOfOne(spec) {
    const times = `${seconds(spec.end - spec.start)}, from ${seconds(spec.start)} to ${seconds(spec.end)}`;
    const facts = [spec.lane.name, spec.marks.join(", "), spec.details, spec.place].filter(Boolean);
    return [
        element("div", {},
            spec.path.length ? foreign("p", spec.path.join(" › "), {class: "small muted"}) : undefined,
            foreign("h2", spec.name),
            element("p", {class: "facts small"}, stateElement(spec.state), element("span", {}, times),
                ...facts.map(text => foreign("span", text)))),
        spec.message ? foreign("pre", spec.message) : "",
    ];
}

// Those that are searched for come first, then the worst.
function detailsOfMany(bar) {
    const found = new Set(matches), shown = bar.specs.toSorted((a, b) => found.has(b) - found.has(a)).slice(0, 50);
    const rest = bar.specs.length - shown.length;
    const times = `from ${seconds(bar.start)} to ${seconds(bar.end)}`;
    return [
        element("div", {}, element("h2", {}, `${number(bar.specs.length)} short ones`),
            element("p", {class: "small"}, `${times}, ${bar.specs[0].lane.name}`)),
        element("ul", {class: "small"},
            ...shown.map(spec => element("li", {}, stateElement(spec.state), ` ${seconds(spec.end - spec.start)} `,
                foreign("bdi", fullName(spec)), spec.message ? foreign("pre", spec.message) : "")),
            rest ? element("li", {class: "muted"}, `and ${number(rest)} more, which the search finds`) : ""),
    ];
}

function showLegend() {
    if (!specs.length) return;
    const present = new Set(specs.flatMap(spec => [spec.state, ...spec.marks]));
    const entry = (kind, text) => element("li", {}, element("span", {class: `swatch ${kind}`}), text);
    const mark = name => entry(`mark ${name.toLowerCase()}`, name);
    byId("legend").append(...states.filter(state => present.has(state)).map(state => entry(state, state)),
        ...["Serial", "Ordered"].filter(name => present.has(name)).map(mark));
    const idle = entry("", "idle");
    idle.firstChild.append(element("span", {class: "idle", style: "width: 100%"}));
    byId("legend").append(idle);
    byId("legend").hidden = false;
}

// ---- search

function prepareSearch() {
    if (!specs.length) return;
    const query = byId("query");
    let timer;
    byId("search").hidden = false;
    query.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(search, specs.length > 5000 ? 200 : 50);
    });
    query.addEventListener("keydown", event => {
        if (event.key !== "Enter") return;
        clearTimeout(timer);
        search();
        nextMatch(null)?.element.focus();
    });
    document.addEventListener("keydown", event => {
        if (event.key !== "Escape" || !query.value) return;
        query.value = "";
        search();
    });
}

function search() {
    const text = byId("query").value.trim().toLowerCase();
    for (const spec of matches) spec.bar.element.classList.remove("match");
    matches = text ? specs.filter(spec => spec.text.includes(text)) : [];
    for (const spec of matches) spec.bar.element.classList.add("match");
    byId("charts").classList.toggle("searching", text !== "");
    byId("count").textContent = text ? `${number(matches.length)} of ${number(specs.length)} match` : "";
    showList();
}

function nextMatch(bar) {
    const bars = [...new Set(matches.map(spec => spec.bar))];
    return bars[(bars.indexOf(bar) + 1) % bars.length];
}

// ---- list

const columns = [
    {title: "name", text: fullName},
    ...charts.length > 1 ? [{title: "run", text: spec => spec.chart.title}] : [],
    {title: "lane", text: spec => spec.lane.name},
    {title: "state", text: spec => spec.state},
    {title: "start", value: spec => spec.start, numeric: true},
    {title: "time", value: spec => spec.end - spec.start, numeric: true},
    {title: "marks", text: spec => spec.marks.join(", ")},
    {title: "place", text: spec => spec.place ?? ""},
];
let order = {column: columns.find(column => column.title === "time"), descending: true};

function prepareList() {
    if (!specs.length) return;
    byId("list").querySelector("thead").append(element("tr", {}, ...columns.map(headingElement)));
    byId("list").addEventListener("toggle", showList);
    byId("list").hidden = false;
    showList();
}

function headingElement(column) {
    const button = element("button", {type: "button"}, column.title);
    button.addEventListener("click", () => {
        order = {column, descending: order.column === column ? !order.descending : Boolean(column.numeric)};
        showList();
    });
    column.heading = element("th", {scope: "col", class: column.numeric ? "numeric" : undefined}, button);
    return column.heading;
}

// Made when it is opened, since few open it and it is long.
function showList() {
    const searched = byId("query").value.trim() !== "", all = searched ? matches : specs, rows = listedOf(all);
    byId("list-title").textContent = searched ? `The ${number(all.length)} that match, in a list`
        : `All ${number(all.length)} in a list`;
    byId("list-note").textContent = rows.length === all.length ? ""
        : `The ${listed} that took longest and those that failed: ${number(rows.length)}. The search finds the others.`;
    for (const {heading} of columns) heading.removeAttribute("aria-sort");
    order.column.heading.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    byId("list").querySelector("tbody").replaceChildren(...byId("list").open ? rows.sort(inOrder).map(rowElement) : []);
}

function listedOf(all) {
    if (all.length <= listed) return [...all];
    const slowest = all.toSorted((a, b) => (b.end - b.start) - (a.end - a.start)).slice(0, listed);
    return [...new Set([...slowest, ...all.filter(spec => spec.state === "failed").slice(0, 4 * listed)])];
}

function inOrder(a, b) {
    const {column: {value, text}, descending} = order;
    return (value ? value(a) - value(b) : text(a).localeCompare(text(b))) * (descending ? -1 : 1);
}

function rowElement(spec) {
    return element("tr", {}, ...columns.map(({title, value, text, numeric}) => {
        if (numeric) return element("td", {class: "numeric"}, inColumn(value(spec), 2));
        if (title === "state") return element("td", {}, stateElement(spec.state));
        if (title !== "name") return foreign("td", text(spec));
        return element("th", {scope: "row"}, foreign("div", fullName(spec), {class: "tall"}),
            spec.message ? foreign("pre", spec.message, {class: "tall muted"}) : "");
    }));
}

// ---- tables

function showTables() {
    byId("tables").append(...(data.tables ?? []).map(tableElement));
}

function tableElement(table) {
    const kind = column => table.numeric?.[column] ? "numeric" : undefined;
    const caption = element("caption", {}, foreign("h2", table.title ?? "Table"),
        table.note ? foreign("p", table.note, {class: "small muted tall"}) : "");
    const head = (table.header ?? []).map((text, column) => foreign("th", text, {scope: "col", class: kind(column)}));
    const rows = (table.rows ?? []).map(row => element("tr", {}, ...row.map((cell, column) => {
        const content = typeof cell === "object" ? foreign("span", cell.text, {class: cell.state}) : String(cell);
        const place = column ? "td" : "th", scope = column ? undefined : "row";
        return element(place, {scope, class: kind(column)}, element("div", {class: "tall", dir: "auto"}, content));
    })));
    const nothing = () => element("tr", {}, element("td", {class: "muted", colspan: head.length || 1}, "nothing"));
    if (!rows.length) rows.push(nothing());
    return element("div", {class: "table scroller", role: "region", "aria-label": table.title ?? "Table", tabindex: 0},
        element("table", {}, caption, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)));
}

showHeader();
showCharts();
showLegend();
showTables();
prepareSearch();
prepareList();
</script>
</body>
</html>

"""#,
        "service.yaml": #"""
# Any HTTP service: one pod that is told where it is and what its environment is.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      # Variables such as REDIS_PORT, which Kubernetes derives from other services, would shadow the profile's own.
      enableServiceLinks: false
      automountServiceAccountToken: false
      containers:
        - name: {{name}}
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          env:
            - name: POD_NAMESPACE
              valueFrom:
                fieldRef:
                  fieldPath: metadata.namespace
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
          ports:
{{#ports}}
            - containerPort: {{port}}
{{/ports}}
          readinessProbe:
{{#readinessPath}}
            httpGet:
              path: {{readinessPath}}
              port: {{readinessPort}}
{{/readinessPath}}
{{^readinessPath}}
            tcpSocket:
              port: {{port}}
{{/readinessPath}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#hasNodePorts}}
  type: NodePort
{{/hasNodePorts}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
{{#ports}}
    - port: {{port}}
      targetPort: {{port}}
{{#portName}}
      name: {{portName}}
{{/portName}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}
{{/ports}}

"""#,
    ]

    /// The profiles by their file names in `profiles/`.
    package static let profiles: [String: String] = [
        "gateway-minimal.yaml": #"""
# yaml-language-server: $schema=profile.schema.json
# The fewest lines that bring up the example Gateway with its Redis, on one node. gateway.yaml says what else there is.
apiVersion: envboot/v1
name: gateway-minimal # the cluster's name, too
images:
  gateway: {build: {context: examples/gateway, dockerfile: docker/gateway.Dockerfile}}
  redis: {ref: "redis:7-alpine"}
manifests: [examples/gateway/config/crd/*.yaml, examples/gateway/config/rbac/*.yaml]
services:
  redis: {image: redis, port: 6379}
  gateway:
    image: gateway
    port: 8080
    needs: [redis]
    readiness: {httpGet: {path: /ready}}
    expose: {nodePort: 30180, perProcess: true}
ports: {base: 8100} # process 1 has port 8101

"""#,
        "gateway.yaml": #"""
# yaml-language-server: $schema=profile.schema.json
#
# One environment: a Kind cluster in which the example Gateway runs, with the Redis that it needs.
#
#   envboot up        brings it up; run again, it changes only what this file or the sources changed
#   envboot down      removes it
#
# Paths are relative to the folder that holds profiles/, unless they begin with / or ~.
apiVersion: envboot/v1
name: gateway

cluster:
  name: gateway-e2e
  # The way into the cluster, in a file of its own: your ~/.kube/config is left alone.
  kubeconfig: ~/.kube/gateway-kubeconfig
  # No image is named, so the nodes run the Kubernetes version that your kind was released with.
  nodes:
    - role: control-plane
    - role: worker # the services run here

# What the services run. An image is either built from source or taken from a registry.
images:
  gateway:
    build:
      context: examples/gateway
      dockerfile: docker/gateway.Dockerfile # relative to the context
  redis:
    ref: redis:7-alpine
    pull: missing # only where this machine does not have it

# Applied before the services: the custom resource that the Gateway creates, and its permission to create it.
manifests:
  - examples/gateway/config/crd/*.yaml
  - examples/gateway/config/rbac/*.yaml

services:
  redis:
    image: redis # the name of an image above
    port: 6379
  gateway:
    image: gateway
    port: 8080
    needs: [redis] # deployed once Redis is ready
    env:
      REDIS_ADDR: "redis:6379"
    readiness:
      httpGet:
        path: /ready
    # Reachable from outside the cluster, through one port for each process of a parallel test run.
    expose:
      nodePort: 30080
      perProcess: true

# Process 1 reaches the Gateway at 127.0.0.1:8081, process 2 at 8082, and so on up to process 16. The ports of a cluster
# cannot be changed once it is there, so it is made with more than most runs use.
ports:
  base: 8080
  processes: 16
  listenAddress: 127.0.0.1 # this machine only

# How many processes a test run has: one for each CPU, as far as the memory suffices.
procs:
  use: cpus
  min: 1
  max: 16
  memoryPerProc: 1Gi

# The Ginkgo suites that "envboot gen-makefile" writes targets for.
suites:
  integration:
    path: examples/gateway/test/integration
    timeout: 5m
  e2e:
    path: examples/gateway/test/e2e
    timeout: 15m # Ginkgo's own; give a CI job longer, so that it is Ginkgo that ends the run and writes the report
    cluster: true # needs the environment: make test-e2e first runs envboot up

"""#,
        "platform.yaml": #"""
# yaml-language-server: $schema=profile.schema.json
#
# An environment as suites of several services have it: a database that is migrated and seeded, two services with ports
# for health and metrics, secrets, a control plane with settings of its own, an audit log, and coverage on demand.
# gateway.yaml explains what is not explained here, docs/profile.md all of it.
apiVersion: envboot/v1
name: platform

cluster:
  name: platform-e2e
  kubeconfig: ~/.kube/platform-kubeconfig
  nodes:
    - role: control-plane
      # What the control plane sees of this machine, and it and the pods leave here.
      extraMounts:
        - hostPath: examples/platform/audit/policy.yaml
          containerPath: /etc/kubernetes/audit-policy.yaml
          readOnly: true
        - {hostPath: examples/platform/audit-log, containerPath: /var/log/kubernetes/audit}
      # As kind takes them: https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches
      kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          apiServer:
            extraArgs:
              max-requests-inflight: "800" # twice the default, for many processes on one API server
              max-mutating-requests-inflight: "400"
              audit-policy-file: /etc/kubernetes/audit-policy.yaml
              audit-log-path: /var/log/kubernetes/audit/audit.log
              audit-log-maxsize: "50" # megabytes
              audit-log-maxbackup: "2"
            extraVolumes: # of the API server's pod
              - name: audit-policy
                hostPath: /etc/kubernetes/audit-policy.yaml
                mountPath: /etc/kubernetes/audit-policy.yaml
                pathType: File
                readOnly: true
              - name: audit-log
                hostPath: /var/log/kubernetes/audit
                mountPath: /var/log/kubernetes/audit
                pathType: DirectoryOrCreate
          etcd:
            local:
              extraArgs:
                unsafe-no-fsync: "true" # a cluster for tests need not survive a power cut
                quota-backend-bytes: "4294967296"
    - role: worker
      extraMounts:
        # Only for a run with coverage: COVERAGE=1 envboot up --profile profiles/platform.yaml
        - {hostPath: examples/platform/coverage, containerPath: /coverage, when: COVERAGE}

images:
  gateway:
    build:
      context: examples/gateway
      dockerfile: docker/gateway.Dockerfile
      args:
        COVER: {value: "1", when: COVERAGE}
  catalog:
    build:
      context: examples/platform/catalog
      args:
        COVER: {value: "1", when: COVERAGE}
  redis: {ref: "redis:7-alpine"}
  postgres: {ref: "postgres:15-alpine"}

manifests:
  - examples/gateway/config/crd/*.yaml
  - examples/gateway/config/rbac/*.yaml

services:
  redis: {image: redis, port: 6379}
  database:
    template: examples/platform/templates/database.yaml # of the suite's own
    image: postgres
    port: 5432
    env:
      POSTGRES_USER: catalog
      POSTGRES_DB: catalog
      POSTGRES_PASSWORD_FILE: /run/secrets/database-password
      # Passwords as they are, within the cluster; the Catalog speaks no more of Postgres' protocol.
      POSTGRES_HOST_AUTH_METHOD: password
    # A file of this machine by its path in the container, from a Secret. What is in it gets into no message and no
    # diagnostics, and where it changes, the pods that have it restart.
    secretFiles:
      /run/secrets/database-password: examples/platform/secrets/database-password

  gateway:
    template: examples/platform/templates/service.yaml
    image: gateway
    # By name, the main one first: it is what perProcess leads to.
    ports: {http: 8080, health: 8081, metrics: 9090}
    needs: [redis]
    env:
      REDIS_ADDR: "redis:6379"
      HEALTH_ADDR: ":8081"
      METRICS_ADDR: ":9090"
      GOCOVERDIR: {value: /coverage, when: COVERAGE}
    readiness: {httpGet: {path: /ready, port: health}}
    expose:
      - {nodePort: 30280, perProcess: true}
      - {port: health, nodePort: 30281, hostPort: 8281}
      - {port: metrics, nodePort: 30290, hostPort: 8290}
    # Beyond its pod being ready.
    waitFor:
      - {for: condition=Established, resource: crd/remediationrequests.gateway.example.dev}
      - {httpGet: {path: /metrics, port: metrics}}

  catalog:
    template: examples/platform/templates/service.yaml
    image: catalog
    ports: {http: 8080, health: 8081, metrics: 9090}
    needs: [database, migrate] # a job, which has to be complete
    env:
      GOCOVERDIR: {value: /coverage, when: COVERAGE}
    configFiles: # as secretFiles, from a ConfigMap
      /etc/catalog/config.json: examples/platform/catalog/config.json
    secretFiles:
      /run/secrets/database-password: examples/platform/secrets/database-password
    readiness: {httpGet: {path: /ready, port: health}}
    expose:
      - {nodePort: 30380, hostPort: 8380}
      - {port: health, nodePort: 30381, hostPort: 8381}
      - {port: metrics, nodePort: 30390, hostPort: 8390}
    waitFor:
      - {httpGet: {path: /metrics, port: metrics}}

# Run to completion: when they, or what they need, changed, and when the pods that they prepared restarted.
jobs:
  migrate:
    image: postgres
    command: [sh, /database/migrate.sh]
    needs: [database]
    timeout: 2m # the tries after a failure included
    env: {PGHOST: database, PGUSER: catalog, PGDATABASE: catalog}
    configFiles:
      /database/migrate.sh: examples/platform/database/migrate.sh
      /migrations/001-items.sql: examples/platform/database/migrations/001-items.sql
      /migrations/002-prices.sql: examples/platform/database/migrations/002-prices.sql
    secretFiles:
      /run/secrets/database-password: examples/platform/secrets/database-password
  seed:
    image: postgres
    command: [sh, /database/seed.sh]
    needs: [migrate]
    env: {PGHOST: database, PGUSER: catalog, PGDATABASE: catalog}
    configFiles:
      /database/seed.sh: examples/platform/database/seed.sh
      /database/seed.sql: examples/platform/database/seed.sql
    secretFiles:
      /run/secrets/database-password: examples/platform/secrets/database-password

# Process 1 reaches the Gateway at 8201, process 16 at 8216.
ports:
  base: 8200
  processes: 16

suites:
  e2e:
    path: examples/gateway/test/e2e
    timeout: 15m
    cluster: true

# So that a Makefile can have the targets of several profiles: platform-test-e2e.
makefile: {prefix: platform-}

"""#,
    ]
}

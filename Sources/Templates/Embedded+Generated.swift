// swift-format-ignore-file
// Written by scripts/embed from templates/ and profiles/: change those, then run "make generate".

/// The files that the program carries, so that it needs none beside itself.
public enum Embedded {
    /// The templates by their paths in `templates/`.
    public static let templates: [String: String] = [
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
      # There is no .dockerignore. Without one, a change of any file builds the image anew, also of .git and of tests.
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
      - uses: actions/checkout@v4

      - uses: actions/setup-go@v5
        with:
{{#hasModule}}
          go-version-file: {{goMod}}
{{/hasModule}}
{{^hasModule}}
          go-version: stable
{{/hasModule}}

      # ENVBOOT_URL is a variable of the repository or the organisation: where the program for Linux can be downloaded.
      - name: Install envboot and Ginkgo
        env:
          ENVBOOT_URL: {{programURL}}
{{#hasModule}}
          MODULE: {{module}}
{{/hasModule}}
        run: |
          if [ -z "$ENVBOOT_URL" ]; then
            echo "::error::set the variable ENVBOOT_URL to the address of the envboot program"
            exit 1
          fi
          mkdir -p "$RUNNER_TEMP/bin"
          curl --fail --silent --show-error --location --retry 3 --output "$RUNNER_TEMP/bin/envboot" "$ENVBOOT_URL"
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
        uses: actions/cache@v4
        with:
          path: ~/.cache/envboot-images
          key: {{cacheKey}}
          restore-keys: {{cacheKeyStart}}
      - name: Load the images
        run: |
          if [ -f ~/.cache/envboot-images/images.tar ]; then
            docker load --input ~/.cache/envboot-images/images.tar
            echo "ENVBOOT_NODE_IMAGE=$(cat ~/.cache/envboot-images/node)" >> "$GITHUB_ENV"
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

      - name: Keep reports and evidence
        if: always()
        uses: actions/upload-artifact@v4
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

# least N: takes N where it is a number and less, but never less than 1.
# group CONTROLLER: this process's control group, by the lines of /proc/self/cgroup; version 2's controller has no name.
# levels FOLDER GROUP FILE...: what the files say, for the group and each one above it, a line for each.
envboot_functions = \
	least() { \
		case $$1 in ''|*[!0-9]*) return ;; esac; \
		if [ "$$1" -lt "$$procs" ]; then procs=$$1; fi; \
		if [ "$$procs" -lt 1 ]; then procs=1; fi; \
	}; \
	group() { \
		awk -F : -v name="$$1" 'index("," $$2 ",", "," name ",") {sub("^[^:]*:[^:]*:", ""); print; exit}' \
			/proc/self/cgroup 2> /dev/null; \
	}; \
	levels() { \
		folder=$$1; at=$$2; shift 2; \
		while :; do \
			for file in "$$@"; do cat "$$folder$$at/$$file" 2> /dev/null; done | tr '\n' ' '; echo; \
			case $$at in */*) at=$${at%/*} ;; *) break ;; esac; \
		done; \
	}

# The CPUs that this process may use: by its affinity, the quotas of its control groups (version 2, then 1), and, where
# the cluster does the work, those that Docker's machine has; of these, the share that the profile says.
envboot_cpus = \
	procs=$$(nproc 2> /dev/null || sysctl -n hw.ncpu 2> /dev/null || echo 4); \
	for quota in $$( { \
		levels /sys/fs/cgroup "$$(group '')" cpu.max; \
		levels /sys/fs/cgroup/cpu "$$(group cpu)" cpu.cfs_quota_us cpu.cfs_period_us; \
	} | awk '$$1 + 0 > 0 && $$2 + 0 > 0 {print int($$1 / $$2)}'); do least "$$quota"; done; \
	if [ -n "$$docker" ]; then least "$$(docker info --format '{{.NCPU}}' 2> /dev/null)"; fi; \
	procs=$$((procs * $$share)); least "$$procs"

# As many as fit into the memory: the machine's, or what the control groups leave of it.
envboot_memory = \
	if [ -n "$$memory" ]; then \
		for bytes in $$( { \
			awk '/^MemTotal:/ {printf "%.0f\n", $$2 * 1024}' /proc/meminfo 2> /dev/null || sysctl -n hw.memsize; \
			levels /sys/fs/cgroup "$$(group '')" memory.max; \
			levels /sys/fs/cgroup/memory "$$(group memory)" memory.limit_in_bytes; \
		} 2> /dev/null | awk '$$1 + 0 > 0 {printf "%.0f\n", $$1}'); do least $$((bytes / memory)); done; \
	fi

# Runs ginkgo in $path and keeps its report.
envboot_ginkgo = $(envboot_procs); \
	runs="$(CURDIR)/.envboot/runs/$$suite"; mkdir -p "$$runs"; \
	echo "suite $$suite: $$procs at a time" >&2; \
	cd "$$path" && exec $(GINKGO) -v --timeout="$$timeout" --procs="$$procs" \
		--output-dir="$$runs" --json-report="$$(date -u +%Y%m%dT%H%M%SZ)-$$procs.json" \
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
    public static let profiles: [String: String] = [
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
    # evidence, and where it changes, the pods that have it start anew.
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

# Run to completion: when they, or what they need, changed, and when the pods that they prepared started anew.
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

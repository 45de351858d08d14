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
	profile    = "profiles/shop.yaml"
	urlPrefix  = "SHOP_URL_"
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

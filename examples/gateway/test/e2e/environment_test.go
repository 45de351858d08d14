package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
)

const urlPrefix = "GATEWAY_URL_"

// addresses lead to the environment.
type addresses struct {
	Kubeconfig string
	URLs       map[string]string // by the process's number
}

// url is where a process reaches the Gateway.
func (a addresses) url(process int) (string, error) {
	if url := a.URLs[fmt.Sprint(process)]; url != "" {
		return url, nil
	}
	return "", fmt.Errorf("process %d has no port: the environment has %d (ports.processes in the profile); "+
		"run ginkgo with --procs=%d, or with fewer", process, len(a.URLs), len(a.URLs))
}

// clients speak to the Gateway through every process's port.
func (a addresses) clients() []client.Client {
	clients := []client.Client{}
	for _, url := range a.URLs {
		clients = append(clients, client.Client{URL: url})
	}
	sort.Slice(clients, func(i, j int) bool { return clients[i].URL < clients[j].URL })
	return clients
}

// findEnvironment takes the addresses that it was started with, as the make targets do, else brings the environment up.
func findEnvironment(ctx context.Context) (addresses, error) {
	variables := map[string]string{}
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		variables[name] = value
	}
	if variables["KUBECONFIG"] == "" || variables[urlPrefix+"1"] == "" {
		if _, err := envboot(ctx, "up"); err != nil {
			return addresses{}, err
		}
		output, err := envboot(ctx, "env", "--format", "json")
		if err != nil {
			return addresses{}, err
		}
		variables = map[string]string{}
		if err := json.Unmarshal(output, &variables); err != nil {
			return addresses{}, fmt.Errorf("envboot env: %w in %s", err, output)
		}
	}
	found := addresses{Kubeconfig: variables["KUBECONFIG"], URLs: map[string]string{}}
	for name, value := range variables {
		if process, isURL := strings.CutPrefix(name, urlPrefix); isURL && value != "" {
			found.URLs[process] = value
		}
	}
	return found, nil
}

// envboot runs the program that ENVBOOT names, for the profile that ENVBOOT_PROFILE names where it is set.
func envboot(ctx context.Context, arguments ...string) ([]byte, error) {
	program := os.Getenv("ENVBOOT")
	if program == "" {
		program = "envboot"
	}
	if profile := os.Getenv("ENVBOOT_PROFILE"); profile != "" {
		arguments = append(arguments, "--profile", profile)
	}
	var output, problems bytes.Buffer
	command := exec.CommandContext(ctx, program, arguments...)
	command.Dir = projectFolder()
	command.Stdout = &output
	command.Stderr = &problems
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", command, err, problems.String())
	}
	GinkgoWriter.Printf("%s\n%s", command, problems.String())
	return output.Bytes(), nil
}

// projectFolder is the nearest above this suite's that holds profiles/: envboot looks for it where it is started.
func projectFolder() string {
	for folder, _ := filepath.Abs("."); folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if information, err := os.Stat(filepath.Join(folder, "profiles")); err == nil && information.IsDir() {
			return folder
		}
	}
	return ""
}

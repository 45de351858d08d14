package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

// Where envboot deploys the services.
const serviceNamespace = "default"

// kubectl returns what it prints. Where it fails, so does the spec.
func kubectl(arguments ...string) string {
	GinkgoHelper()
	output, problems, err := tryKubectl(arguments...)
	if err != nil {
		Fail(fmt.Sprintf("kubectl %s: %v\n%s", strings.Join(arguments, " "), err, problems))
	}
	return output
}

func tryKubectl(arguments ...string) (output, problems string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(ctx, "kubectl", arguments...)
	command.Stdout, command.Stderr = &stdout, &stderr
	err = command.Run()
	return strings.TrimSpace(stdout.String()), strings.TrimSpace(stderr.String()), err
}

// redis runs one command in the environment's Redis.
func redis(arguments ...string) string {
	GinkgoHelper()
	return kubectl(append([]string{"exec", "-n", serviceNamespace, "deployment/redis", "--", "redis-cli"}, arguments...)...)
}

// redisKey is where the Gateway remembers an alert.
func redisKey(fingerprint string) string { return "gateway:fingerprint:" + fingerprint }

// remediationRequest is what the suite reads of one.
type remediationRequest struct {
	Metadata struct{ Name, Namespace string }
	Spec     struct {
		Fingerprint, SignalName, StartsAt string
		Labels, Annotations               map[string]string
	}
}

func remediationRequests(namespace string) []remediationRequest {
	GinkgoHelper()
	var list struct{ Items []remediationRequest }
	output := kubectl("get", "remediationrequests", "-n", namespace, "-o", "json")
	Expect(json.Unmarshal([]byte(output), &list)).To(Succeed())
	return list.Items
}

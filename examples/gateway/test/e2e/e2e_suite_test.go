// Package e2e tests the Gateway in the environment that envboot brings up. Specs share one Gateway and one Redis with
// those of other processes: each has a namespace and fingerprints of its own, and none of them empties Redis.
package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var (
	environment addresses
	gateway     client.Client // through this process's own port
)

func TestE2E(t *testing.T) {
	RegisterFailHandler(Fail)
	RunSpecs(t, "Gateway e2e")
}

// Process 1 makes the environment, or finds it; all of them use it.
var _ = SynchronizedBeforeSuite(func(ctx SpecContext) []byte {
	found, err := findEnvironment(ctx)
	if err != nil {
		Fail("there is no environment to test in: " + err.Error())
	}
	encoded, err := json.Marshal(found)
	Expect(err).NotTo(HaveOccurred())
	return encoded
}, func(encoded []byte) {
	Expect(json.Unmarshal(encoded, &environment)).To(Succeed())
	Expect(os.Setenv("KUBECONFIG", environment.Kubeconfig)).To(Succeed())
	url, err := environment.url(GinkgoParallelProcess())
	if err != nil {
		Fail(err.Error())
	}
	gateway = client.Client{URL: url}
	Eventually(gateway.Get).WithArguments("/ready").WithTimeout(30*time.Second).WithPolling(200*time.Millisecond).
		Should(HaveField("Code", http.StatusOK), "the Gateway at %s", url)
}, NodeTimeout(20*time.Minute))

// newNamespace makes one for this spec. It is deleted once the spec is over, while others go on.
func newNamespace() string {
	GinkgoHelper()
	name := "e2e-" + client.Unique(GinkgoParallelProcess())
	kubectl("create", "namespace", name)
	DeferCleanup(func() { kubectl("delete", "namespace", name, "--wait=false") })
	return name
}

func newAlert(namespace string) client.Alert {
	return client.NewAlert(GinkgoParallelProcess(), namespace)
}

// create posts an alert that must be new and returns its RemediationRequest's name.
func create(alert client.Alert) string {
	GinkgoHelper()
	answer, err := gateway.Post(alert)
	Expect(err).NotTo(HaveOccurred())
	Expect(answer).To(client.BeCreated(), fmt.Sprintf("alert %s", alert.Fingerprint))
	return answer.Results[0].Name
}

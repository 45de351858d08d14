package e2e

import (
	"net/http"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("The Gateway's state", func() {
	It("is healthy", func() {
		Expect(gateway.Get("/health")).To(And(HaveField("Code", http.StatusOK), HaveField("Status", "ok")))
	})

	It("stays healthy while alerts come", func() {
		namespace := newNamespace()
		Consistently(func(g Gomega) {
			g.Expect(gateway.Post(newAlert(namespace))).To(client.BeCreated())
			g.Expect(gateway.Get("/health")).To(HaveField("Status", "ok"))
		}).WithTimeout(time.Second).WithPolling(100 * time.Millisecond).Should(Succeed())
	})

	// The Gateway gives Redis and the API server less than a second, so that on a busy machine it may need a second try.
	It("is ready through every process's port", func() {
		Expect(environment.clients()).NotTo(BeEmpty())
		for _, other := range environment.clients() {
			Eventually(other.Get).WithArguments("/ready").WithTimeout(15*time.Second).WithPolling(200*time.Millisecond).
				Should(HaveField("Status", "ready"), other.URL)
		}
	})

	It("cannot be changed by asking for it", func() {
		for _, path := range []string{"/health", "/ready", "/metrics"} {
			Expect(gateway.Send(http.MethodPost, path, "")).To(client.BeRefused(http.StatusMethodNotAllowed, "use GET"), path)
		}
	})

	It("is what Kubernetes sees, too", func() {
		Eventually(kubectl).WithArguments("get", "deployment", "gateway", "-n", serviceNamespace,
			"-o", "jsonpath={.status.readyReplicas}").WithTimeout(15 * time.Second).Should(Equal("1"))
	})
})

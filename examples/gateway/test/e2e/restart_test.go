package e2e

import (
	"net/http"
	"strings"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("A restart of the Gateway", Serial, func() {
	// Where requests go: the pods behind the Gateway's service.
	pods := func() []string {
		GinkgoHelper()
		return strings.Fields(kubectl("get", "endpoints", "gateway", "-n", serviceNamespace,
			"-o", "jsonpath={.subsets[*].addresses[*].targetRef.name}"))
	}

	It("leaves alerts remembered, since they are in Redis", func() {
		alert := newAlert(newNamespace())
		name, old := create(alert), pods()
		Expect(old).To(HaveLen(1))

		By("restarting it")
		kubectl("rollout", "restart", "deployment/gateway", "-n", serviceNamespace)
		kubectl("rollout", "status", "deployment/gateway", "-n", serviceNamespace, "--timeout=2m")
		Eventually(pods).WithTimeout(30 * time.Second).WithPolling(100 * time.Millisecond).
			Should(ConsistOf(Not(BeElementOf(old))))

		By("waiting until no request goes to the old pod any more: nodes learn a moment later that it is gone")
		impatient := client.Client{URL: gateway.URL, Timeout: time.Second}
		Eventually(func(g Gomega) {
			for range make([]struct{}, 20) {
				g.Expect(impatient.Get("/health")).To(HaveField("Code", http.StatusOK))
			}
		}).WithTimeout(time.Minute).WithPolling(100 * time.Millisecond).Should(Succeed())

		By("sending the alert again")
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
	})
})

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
	pods := func() []string {
		GinkgoHelper()
		return strings.Fields(kubectl("get", "pods", "-n", serviceNamespace, "-l", "app.kubernetes.io/name=gateway",
			"-o", "name"))
	}

	It("leaves alerts remembered, since they are in Redis", func() {
		alert := newAlert(newNamespace())
		name, old := create(alert), pods()
		kubectl("rollout", "restart", "deployment/gateway", "-n", serviceNamespace)
		kubectl("rollout", "status", "deployment/gateway", "-n", serviceNamespace, "--timeout=2m")
		kubectl(append([]string{"wait", "-n", serviceNamespace, "--for=delete", "--timeout=1m"}, old...)...)
		// The nodes learn a moment later that the old pod is gone: until then, some requests go astray.
		Eventually(func(g Gomega) {
			for range make([]struct{}, 20) {
				g.Expect(gateway.Get("/ready")).To(HaveField("Code", http.StatusOK))
			}
		}).WithTimeout(time.Minute).WithPolling(200 * time.Millisecond).Should(Succeed())

		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
		Expect(pods()).NotTo(ContainElement(BeElementOf(old)))
	})
})

package e2e

import (
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("The life of an alert", Ordered, func() {
	var (
		namespace string
		alert     client.Alert
		name      string
	)
	BeforeAll(func() {
		namespace = newNamespace()
		alert = newAlert(namespace)
	})

	It("begins with a RemediationRequest", func() {
		name = create(alert)
		Expect(remediationRequests(namespace)).To(ConsistOf(HaveField("Metadata.Name", name)))
	})

	It("goes on with duplicates as long as it fires", func() {
		Consistently(gateway.Post).WithArguments(alert).WithTimeout(500 * time.Millisecond).
			WithPolling(100 * time.Millisecond).Should(client.BeDuplicateOf(name))
	})

	It("is not over when it is resolved: it is a duplicate if it fires again soon", func() {
		Expect(gateway.Post(alert.Resolved())).To(client.HaveStatuses("ignored"))
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
	})

	It("is over when Redis forgets it: a second RemediationRequest stands beside the first", func() {
		redis("PEXPIRE", redisKey(alert.Fingerprint), "1000")
		Eventually(gateway.Post).WithArguments(alert).WithTimeout(10 * time.Second).WithPolling(100 * time.Millisecond).
			Should(client.BeCreated())
		Expect(remediationRequests(namespace)).To(HaveLen(2))
	})
})

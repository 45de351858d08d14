package e2e

import (
	"net/http"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Deduplication", func() {
	var (
		namespace string
		alert     client.Alert
	)
	BeforeEach(func() {
		namespace = newNamespace()
		alert = newAlert(namespace)
	})

	It("answers an alert that comes again with the first one's RemediationRequest", func() {
		name := create(alert)
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
	})

	It("creates one RemediationRequest however often the alert comes", func() {
		name := create(alert)
		Consistently(gateway.Post).WithArguments(alert).WithTimeout(time.Second).WithPolling(50 * time.Millisecond).
			Should(client.BeDuplicateOf(name))
		Expect(remediationRequests(namespace)).To(HaveLen(1))
	})

	It("goes by the fingerprint, whatever the labels are", func() {
		name := create(alert)
		Expect(gateway.Post(alert.With("pod", "another"))).To(client.BeDuplicateOf(name))
		Expect(remediationRequests(namespace)[0].Spec.Labels).NotTo(HaveKey("pod"))
	})

	It("goes by the fingerprint, whatever the namespace is", func() {
		name, other := create(alert), newNamespace()
		Expect(gateway.Post(alert.With("namespace", other))).To(client.BeDuplicateOf(name))
		Expect(remediationRequests(other)).To(BeEmpty())
	})

	It("takes alerts with the same labels and other fingerprints for different ones", func() {
		create(alert)
		alert.Fingerprint += "-other"
		create(alert)
		Expect(remediationRequests(namespace)).To(HaveLen(2))
	})

	It("holds through every process's port", func() {
		name := create(alert)
		for _, other := range environment.clients() {
			Expect(other.Post(alert)).To(client.BeDuplicateOf(name), other.URL)
		}
	})

	It("keeps the RemediationRequest's name in Redis", func() {
		name := create(alert)
		Expect(redis("GET", redisKey(alert.Fingerprint))).To(Equal(name))
	})

	It("ignores an alert that is resolved, and does not remember it", func() {
		Expect(gateway.Post(alert.Resolved())).To(And(
			HaveField("Code", http.StatusAccepted), client.HaveStatuses("ignored")))
		Expect(redis("EXISTS", redisKey(alert.Fingerprint))).To(Equal("0"))
		create(alert)
	})
})

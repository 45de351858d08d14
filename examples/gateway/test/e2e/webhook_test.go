package e2e

import (
	"net/http"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Several alerts in one webhook", func() {
	var namespace string
	BeforeEach(func() { namespace = newNamespace() })

	It("become a RemediationRequest each", func() {
		first, second := newAlert(namespace), newAlert(namespace)
		Expect(gateway.Post(first, second)).To(And(
			HaveField("Code", http.StatusCreated), client.HaveStatuses("created", "created")))
		Expect(remediationRequests(namespace)).To(ConsistOf(
			HaveField("Spec.Fingerprint", first.Fingerprint), HaveField("Spec.Fingerprint", second.Fingerprint)))
	})

	It("may be in several namespaces", func() {
		other := newNamespace()
		Expect(gateway.Post(newAlert(namespace), newAlert(other))).To(HaveField("Code", http.StatusCreated))
		Expect(remediationRequests(namespace)).To(HaveLen(1))
		Expect(remediationRequests(other)).To(HaveLen(1))
	})

	It("are answered in their order, with 201 where one of them is new", func() {
		known, fresh := newAlert(namespace), newAlert(namespace)
		create(known)
		Expect(gateway.Post(known, fresh, known.Resolved())).To(And(
			HaveField("Code", http.StatusCreated), client.HaveStatuses("duplicate", "created", "ignored")))
	})

	It("are answered with 202 where none of them is new", func() {
		known := newAlert(namespace)
		create(known)
		Expect(gateway.Post(known, known, newAlert(namespace).Resolved())).To(And(
			HaveField("Code", http.StatusAccepted), client.HaveStatuses("duplicate", "duplicate", "ignored")))
	})

	It("are compared with each other", func() {
		alert := newAlert(namespace)
		Expect(gateway.Post(alert, alert)).To(client.HaveStatuses("created", "duplicate"))
		Expect(remediationRequests(namespace)).To(HaveLen(1))
	})

	It("are all left alone where one of them is wrong", func() {
		good, bad := newAlert(namespace), newAlert(namespace)
		bad.Labels = nil
		Expect(gateway.Post(good, bad)).To(client.BeRefused(http.StatusBadRequest, "alerts[1].labels: there are none"))
		Expect(remediationRequests(namespace)).To(BeEmpty())
		create(good)
	})

	It("may be many", func() {
		alerts := make([]client.Alert, 40)
		for index := range alerts {
			alerts[index] = newAlert(namespace)
		}
		Expect(gateway.Post(alerts...)).To(HaveField("Results", HaveLen(len(alerts))))
		Expect(remediationRequests(namespace)).To(HaveLen(len(alerts)))
	})
})

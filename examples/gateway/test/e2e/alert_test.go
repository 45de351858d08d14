package e2e

import (
	"net/http"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("A new alert", func() {
	var (
		namespace string
		alert     client.Alert
	)
	BeforeEach(func() {
		namespace = newNamespace()
		alert = newAlert(namespace)
	})

	It("becomes a RemediationRequest in the namespace that its label names", func() {
		name := create(alert)
		requests := remediationRequests(namespace)
		Expect(requests).To(ConsistOf(HaveField("Metadata.Name", name)))
		Expect(requests[0].Metadata.Namespace).To(Equal(namespace))
	})

	It("is written into its RemediationRequest as it came", func() {
		alert.Labels["pod"] = `web-0 "ü" {}`
		alert.Annotations["runbook"] = "https://example.dev/runbook?a=1&b=2"
		alert.StartsAt = time.Now().UTC().Format(time.RFC3339)
		create(alert)
		spec := remediationRequests(namespace)[0].Spec
		Expect(spec.Fingerprint).To(Equal(alert.Fingerprint))
		Expect(spec.SignalName).To(Equal(alert.Labels["alertname"]))
		Expect(spec.Labels).To(Equal(alert.Labels))
		Expect(spec.Annotations).To(Equal(alert.Annotations))
		Expect(spec.StartsAt).To(Equal(alert.StartsAt))
	})

	It("goes into the Gateway's own namespace where it names none", func() {
		delete(alert.Labels, "namespace")
		name := create(alert)
		DeferCleanup(func() { kubectl("delete", "remediationrequest", name, "-n", serviceNamespace, "--wait=false") })
		Expect(kubectl("get", "remediationrequest", name, "-n", serviceNamespace, "-o", "jsonpath={.spec.fingerprint}")).
			To(Equal(alert.Fingerprint))
	})

	It("is told from others by its labels where it has no fingerprint", func() {
		alert.Fingerprint = ""
		create(alert.With("pod", "a"))
		Expect(gateway.Post(alert.With("pod", "a"))).To(client.BeDuplicate())
		create(alert.With("pod", "b"))
		Expect(remediationRequests(namespace)).To(HaveLen(2))
	})

	It("is refused where its namespace does not exist, and taken once it does", func() {
		missing := "e2e-" + client.Unique(GinkgoParallelProcess())
		alert = alert.With("namespace", missing)
		Expect(gateway.Post(alert)).To(client.BeRefused(http.StatusBadGateway, `"`+missing+`" not found`))
		kubectl("create", "namespace", missing)
		DeferCleanup(func() { kubectl("delete", "namespace", missing, "--wait=false") })
		create(alert)
	})

	It("needs no name", func() {
		delete(alert.Labels, "alertname")
		create(alert)
		Expect(remediationRequests(namespace)[0].Spec.SignalName).To(BeEmpty())
	})
})

package e2e

import (
	"net/http"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

// Other processes' specs move the same counters, so they move by at least what a spec did.
var _ = Describe("Metrics", func() {
	value := func(metric string) float64 {
		GinkgoHelper()
		now, err := gateway.Metric(metric)
		Expect(err).NotTo(HaveOccurred())
		return now
	}

	It("count new alerts and duplicates", func() {
		alert := newAlert(newNamespace())
		created, duplicates := value(client.Created), value(client.Duplicate)
		Expect(gateway.Post(alert, alert, alert)).To(client.HaveStatuses("created", "duplicate", "duplicate"))
		Expect(value(client.Created)).To(BeNumerically(">=", created+1))
		Expect(value(client.Duplicate)).To(BeNumerically(">=", duplicates+2))
	})

	It("count alerts that are resolved", func() {
		before := value(client.Ignored)
		Expect(gateway.Post(newAlert("default").Resolved())).To(client.HaveStatuses("ignored"))
		Expect(value(client.Ignored)).To(BeNumerically(">=", before+1))
	})

	It("count webhooks that are wrong", func() {
		before := value(client.Invalid)
		Expect(gateway.Post()).To(client.BeRefused(http.StatusBadRequest, "alerts: there are none"))
		Expect(value(client.Invalid)).To(BeNumerically(">=", before+1))
	})

	It("count alerts that no RemediationRequest could be created for", func() {
		before := value(client.Failed)
		missing := "e2e-" + client.Unique(GinkgoParallelProcess())
		Expect(gateway.Post(newAlert(missing))).To(client.BeRefused(http.StatusBadGateway, "not found"))
		Expect(value(client.Failed)).To(BeNumerically(">=", before+1))
	})

	It("count requests by path and code, with all unknown paths as one", func() {
		before := value(client.Requests("other", http.StatusNotFound))
		Expect(gateway.Get("/" + client.Unique(GinkgoParallelProcess()))).To(HaveField("Code", http.StatusNotFound))
		Expect(value(client.Requests("other", http.StatusNotFound))).To(BeNumerically(">=", before+1))
	})

	It("count each new alert exactly once", Serial, func() {
		namespace, count := newNamespace(), 10
		created, duplicates := value(client.Created), value(client.Duplicate)
		for range make([]struct{}, count) {
			alert := newAlert(namespace)
			create(alert)
			Expect(gateway.Post(alert)).To(client.BeDuplicate())
		}
		Expect(value(client.Created)).To(Equal(created + float64(count)))
		Expect(value(client.Duplicate)).To(Equal(duplicates + float64(count)))
	})
})

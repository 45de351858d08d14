package integration

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.dev/gateway/internal/fake"
	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Webhooks", func() {
	var (
		api     *fake.API
		gateway client.Client
	)
	BeforeEach(func() {
		api = fake.StartAPI(GinkgoTB())
		gateway = startGateway(fake.StartRedis(GinkgoTB()).Address, api, time.Minute)
	})

	It("creates a request with everything that the alert says, where its label says", func() {
		alert := newAlert()
		alert.StartsAt = "2024-05-01T10:00:00Z"
		Expect(gateway.Post(alert)).To(client.BeCreated())
		request := api.Created()[0]
		Expect(request.Kind).To(Equal("RemediationRequest"))
		Expect(request.Metadata.Namespace).To(Equal("shop"))
		Expect(request.Spec.SignalName).To(Equal(alert.Labels["alertname"]))
		Expect(request.Spec.Labels).To(Equal(alert.Labels))
		Expect(request.Spec.Annotations).To(Equal(alert.Annotations))
		Expect(request.Spec.StartsAt).To(HaveValue(BeTemporally("==", time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC))))
	})

	It("creates a request in the Gateway's namespace where the alert names none", func() {
		alert := newAlert()
		delete(alert.Labels, "namespace")
		Expect(gateway.Post(alert)).To(client.BeCreated())
		Expect(api.Created()).To(ConsistOf(HaveField("Metadata.Namespace", "own")))
	})

	It("answers for each alert in the webhook's order", func() {
		known, fresh := newAlert(), newAlert()
		Expect(gateway.Post(known)).To(client.BeCreated())
		Expect(gateway.Post(fresh.Resolved(), known, fresh)).To(client.HaveStatuses("ignored", "duplicate", "created"))
	})

	It("does nothing about a webhook of which one alert is wrong", func() {
		good, bad := newAlert(), newAlert()
		bad.Status = ""
		Expect(gateway.Post(good, bad)).To(client.BeRefused(http.StatusBadRequest, "alerts[1].status"))
		Expect(api.Created()).To(BeEmpty())
		Expect(gateway.Post(good)).To(client.BeCreated())
	})

	DescribeTable("takes bodies up to 1 MiB", func(size, code int) {
		body := fmt.Sprintf(`{"alerts": [{"status": "firing", "labels": {"alertname": %q}}]}`, newAlert().Fingerprint)
		body += strings.Repeat(" ", size-len(body))
		Expect(gateway.Send(http.MethodPost, client.SignalsPath, body)).To(HaveField("Code", code))
	},
		Entry("of exactly that size", 1<<20, http.StatusCreated),
		Entry("and not one byte more", 1<<20+1, http.StatusBadRequest),
	)

	It("counts alerts by what became of them, and requests by path and code", func() {
		alert := newAlert()
		Expect(gateway.Post(alert, alert, alert.Resolved())).To(client.HaveStatuses("created", "duplicate", "ignored"))
		Expect(gateway.Post()).To(client.BeRefused(http.StatusBadRequest, "alerts: there are none"))
		api.Refuse("quota exceeded")
		Expect(gateway.Post(newAlert())).To(client.BeRefused(http.StatusBadGateway, "quota exceeded"))
		for _, metric := range []string{client.Created, client.Duplicate, client.Ignored, client.Invalid, client.Failed,
			client.Requests(client.SignalsPath, http.StatusCreated)} {
			Expect(gateway.Metric(metric)).To(Equal(1.0), metric)
		}
	})
})

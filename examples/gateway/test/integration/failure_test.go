package integration

import (
	"net"
	"net/http"
	"time"

	"example.dev/gateway/internal/fake"
	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Failures of what the Gateway depends on", func() {
	const nobody = "127.0.0.1:1"
	var (
		api     *fake.API
		gateway client.Client
	)
	BeforeEach(func() {
		api = fake.StartAPI(GinkgoTB())
		gateway = startGateway(fake.StartRedis(GinkgoTB()).Address, api, time.Minute)
	})

	It("answers 502 where the API server refuses, and takes the alert when it comes again", func() {
		alert := newAlert()
		api.Refuse("quota exceeded")
		Expect(gateway.Post(alert)).To(client.BeRefused(http.StatusBadGateway, "quota exceeded"))
		api.Refuse("")
		Expect(gateway.Post(alert)).To(client.BeCreated())
	})

	It("answers 503 without Redis, and creates nothing that nothing guards against duplicates", func() {
		alone := startGateway(nobody, api, time.Minute)
		Expect(alone.Post(newAlert())).To(client.BeRefused(http.StatusServiceUnavailable, "redis "+nobody))
		Expect(api.Created()).To(BeEmpty())
	})

	It("gives a Redis up that accepts a connection and does not answer", func() {
		end := make(chan struct{})
		DeferCleanup(func() { close(end) })
		silent := fake.Listen(GinkgoTB(), func(net.Conn) { <-end })
		start := time.Now()
		Expect(startGateway(silent, api, time.Minute).Post(newAlert())).
			To(client.BeRefused(http.StatusServiceUnavailable, "timeout"))
		Expect(time.Since(start)).To(BeNumerically("<", 5*time.Second))
	})

	It("tells which alerts of a webhook were handled before one that failed", func() {
		known, fresh := newAlert(), newAlert()
		Expect(gateway.Post(known)).To(client.BeCreated())
		api.Refuse("quota exceeded")
		Expect(gateway.Post(known, fresh)).To(And(
			client.BeRefused(http.StatusBadGateway, "quota exceeded"), client.HaveStatuses("duplicate")))
	})

	It("is not ready, though healthy, for each reason that there is", func() {
		Expect(gateway.Get("/ready")).To(HaveField("Status", "ready"))
		api.Refuse("no such kind")
		alone := startGateway(nobody, api, time.Minute)
		Expect(alone.Get("/ready")).To(And(
			client.BeRefused(http.StatusServiceUnavailable, "no such kind"), HaveField("Error", ContainSubstring(nobody))))
		Expect(alone.Get("/health")).To(HaveField("Code", http.StatusOK))
	})

	It("is ready again once the API server is", func() {
		api.Refuse("starting")
		Expect(gateway.Get("/ready")).To(client.BeRefused(http.StatusServiceUnavailable, "starting"))
		api.Refuse("")
		Expect(gateway.Get("/ready")).To(HaveField("Code", http.StatusOK))
	})

	It("sends the token that the service account has by then", func() {
		Expect(gateway.Post(newAlert())).To(client.BeCreated())
		api.RenewToken("token-2")
		Expect(gateway.Post(newAlert())).To(client.BeCreated())
		Expect(api.Tokens()).To(Equal([]string{"token-1", "token-2"}))
	})
})

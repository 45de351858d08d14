package integration

import (
	"net/http"
	"time"

	"example.dev/gateway/internal/fake"
	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Deduplication", func() {
	const ttl = 400 * time.Millisecond
	var (
		api     *fake.API
		redis   *fake.Redis
		gateway client.Client
	)
	BeforeEach(func() {
		api, redis = fake.StartAPI(GinkgoTB()), fake.StartRedis(GinkgoTB())
		gateway = startGateway(redis.Address, api, time.Minute)
	})

	It("asks for one remediation of an alert that comes twice", func() {
		alert := newAlert()
		first, err := gateway.Post(alert)
		Expect(err).NotTo(HaveOccurred())
		Expect(first).To(client.BeCreated())
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(first.Results[0].Name))
		Expect(api.Created()).To(HaveLen(1))
		Expect(redis.Value("gateway:fingerprint:" + alert.Fingerprint)).To(Equal(first.Results[0].Name))
	})

	It("takes an alert for new once its time in Redis is over", func() {
		brief, alert := startGateway(redis.Address, api, ttl), newAlert()
		start := time.Now()
		Expect(brief.Post(alert)).To(client.BeCreated())
		Eventually(brief.Post).WithArguments(alert).WithTimeout(10 * ttl).WithPolling(ttl / 10).Should(client.BeCreated())
		Expect(time.Since(start)).To(BeNumerically(">=", ttl))
		Expect(api.Created()).To(HaveLen(2))
	})

	It("takes an alert for known where another Gateway with the same Redis took it", func() {
		other, alert := startGateway(redis.Address, api, time.Minute), newAlert()
		Expect(other.Post(alert)).To(client.BeCreated())
		Expect(gateway.Post(alert)).To(client.BeDuplicate())
	})

	It("takes exactly one of many alerts that come at once for new", func() {
		alert := newAlert()
		alerts := make([]client.Alert, 50)
		for index := range alerts {
			alerts[index] = alert
		}
		answers, err := client.PostAtOnce([]client.Client{gateway}, alerts...)
		Expect(err).NotTo(HaveOccurred())
		Expect(client.Codes(answers)).To(Equal(map[int]int{http.StatusCreated: 1, http.StatusAccepted: 49}))
		Expect(api.Created()).To(HaveLen(1))
		for _, answer := range answers {
			Expect(answer.Results).To(ConsistOf(HaveField("Name", api.Created()[0].Metadata.Name)))
		}
	})

	It("computes the same fingerprint for the same labels", func() {
		alert := newAlert().With("pod", "a")
		alert.Fingerprint = ""
		Expect(gateway.Post(alert)).To(client.BeCreated())
		Expect(gateway.Post(alert)).To(client.BeDuplicate())
		Expect(gateway.Post(alert.With("pod", "b"))).To(client.BeCreated())
	})

	It("ignores what is resolved, whether or not it is known", func() {
		alert := newAlert()
		Expect(gateway.Post(alert.Resolved())).To(client.HaveStatuses("ignored"))
		Expect(gateway.Post(alert)).To(client.BeCreated())
		Expect(gateway.Post(alert.Resolved())).To(client.HaveStatuses("ignored"))
		Expect(gateway.Post(alert)).To(client.BeDuplicate())
	})
})

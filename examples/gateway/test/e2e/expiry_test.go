package e2e

import (
	"strconv"
	"time"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

// The Gateway remembers alerts for minutes. A spec that waits for the end of that shortens it for its own alert.
var _ = Describe("The time that an alert is remembered", func() {
	const dedupTTL = 5 * time.Minute // the Gateway's default
	var (
		namespace string
		alert     client.Alert
		name      string
	)
	remaining := func() time.Duration {
		GinkgoHelper()
		milliseconds, err := strconv.Atoi(redis("PTTL", redisKey(alert.Fingerprint)))
		Expect(err).NotTo(HaveOccurred())
		return time.Duration(milliseconds) * time.Millisecond
	}
	expireIn := func(duration time.Duration) {
		GinkgoHelper()
		milliseconds := strconv.FormatInt(duration.Milliseconds(), 10)
		Expect(redis("PEXPIRE", redisKey(alert.Fingerprint), milliseconds)).To(Equal("1"))
	}
	BeforeEach(func() {
		namespace = newNamespace()
		alert = newAlert(namespace)
		name = create(alert)
	})

	It("is at first what the Gateway was told", func() {
		Expect(remaining()).To(BeNumerically("~", dedupTTL-30*time.Second, 30*time.Second))
	})

	It("passes as time does", func() {
		before := remaining()
		Eventually(remaining).WithTimeout(10 * time.Second).WithPolling(200 * time.Millisecond).
			Should(BeNumerically("<", before-500*time.Millisecond))
	})

	It("is not prolonged by a duplicate", func() {
		expireIn(time.Minute)
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
		Expect(remaining()).To(BeNumerically("<=", time.Minute))
	})

	It("ends: the alert is new then, and has another RemediationRequest", func() {
		expireIn(1500 * time.Millisecond)
		Eventually(gateway.Post).WithArguments(alert).WithTimeout(10 * time.Second).WithPolling(100 * time.Millisecond).
			Should(client.BeCreated())
		requests := remediationRequests(namespace)
		Expect(requests).To(HaveLen(2))
		Expect(requests).To(ContainElement(HaveField("Metadata.Name", name)))
	})

	It("lasts as long as before when the alert comes again after it ended", func() {
		expireIn(time.Millisecond)
		Eventually(gateway.Post).WithArguments(alert).WithTimeout(10 * time.Second).WithPolling(50 * time.Millisecond).
			Should(client.BeCreated())
		Expect(remaining()).To(BeNumerically("~", dedupTTL-30*time.Second, 30*time.Second))
	})

	It("ends for one alert without ending for another", func() {
		other := newAlert(namespace)
		otherName := create(other)
		expireIn(500 * time.Millisecond)
		Eventually(gateway.Post).WithArguments(alert).WithTimeout(10 * time.Second).WithPolling(100 * time.Millisecond).
			Should(client.BeCreated())
		Expect(gateway.Post(other)).To(client.BeDuplicateOf(otherName))
	})
})

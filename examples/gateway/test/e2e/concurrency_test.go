package e2e

import (
	"net/http"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Alerts that come at the same time", func() {
	const count = 20
	var namespace string
	BeforeEach(func() { namespace = newNamespace() })

	// same is one alert many times, others are as many different ones.
	same := func() []client.Alert {
		alert, alerts := newAlert(namespace), make([]client.Alert, count)
		for index := range alerts {
			alerts[index] = alert
		}
		return alerts
	}
	others := func() []client.Alert {
		alerts := make([]client.Alert, count)
		for index := range alerts {
			alerts[index] = newAlert(namespace)
		}
		return alerts
	}
	expectOneCreated := func(clients []client.Client) {
		GinkgoHelper()
		answers, err := client.PostAtOnce(clients, same()...)
		Expect(err).NotTo(HaveOccurred())
		Expect(client.Codes(answers)).To(Equal(map[int]int{http.StatusCreated: 1, http.StatusAccepted: count - 1}))
		requests := remediationRequests(namespace)
		Expect(requests).To(HaveLen(1))
		for _, answer := range answers {
			Expect(answer.Results).To(ConsistOf(HaveField("Name", requests[0].Metadata.Name)))
		}
	}

	It("become one RemediationRequest where they are the same", func() {
		expectOneCreated([]client.Client{gateway})
	})

	It("become one RemediationRequest through whichever ports they come", func() {
		expectOneCreated(environment.clients())
	})

	It("become a RemediationRequest each where they are different", func() {
		answers, err := client.PostAtOnce(environment.clients(), others()...)
		Expect(err).NotTo(HaveOccurred())
		Expect(client.Codes(answers)).To(Equal(map[int]int{http.StatusCreated: count}))
		Expect(remediationRequests(namespace)).To(HaveLen(count))
	})

	It("become one RemediationRequest for each fingerprint where both are mixed", func() {
		answers, err := client.PostAtOnce([]client.Client{gateway}, append(same(), others()...)...)
		Expect(err).NotTo(HaveOccurred())
		Expect(client.Codes(answers)).To(Equal(map[int]int{http.StatusCreated: count + 1, http.StatusAccepted: count - 1}))
		Expect(remediationRequests(namespace)).To(HaveLen(count + 1))
	})
})

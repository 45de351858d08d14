package e2e

import (
	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("A RemediationRequest", func() {
	var (
		namespace string
		alert     client.Alert
		name      string
	)
	BeforeEach(func() {
		namespace = newNamespace()
		alert = newAlert(namespace)
		name = create(alert)
	})

	It("is listed with its signal and its fingerprint", func() {
		Expect(kubectl("get", "rr", "-n", namespace)).To(And(
			ContainSubstring(name), ContainSubstring(alert.Labels["alertname"]), ContainSubstring(alert.Fingerprint)))
	})

	It("leaves its alert a duplicate when it is deleted", func() {
		kubectl("delete", "remediationrequest", name, "-n", namespace)
		Expect(gateway.Post(alert)).To(client.BeDuplicateOf(name))
		Expect(remediationRequests(namespace)).To(BeEmpty())
	})

	It("is made anew once it is deleted and its alert forgotten", func() {
		kubectl("delete", "remediationrequest", name, "-n", namespace)
		Expect(redis("DEL", redisKey(alert.Fingerprint))).To(Equal("1"))
		Expect(create(alert)).NotTo(Equal(name))
		Expect(remediationRequests(namespace)).To(HaveLen(1))
	})

	It("cannot lose what it must have", func() {
		_, problems, err := tryKubectl("patch", "remediationrequest", name, "-n", namespace, "--type=merge",
			"--patch", `{"spec": {"fingerprint": ""}}`)
		Expect(err).To(HaveOccurred())
		Expect(problems).To(ContainSubstring("spec.fingerprint"))
	})
})

package e2e

import (
	"fmt"
	"net/http"
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

// Two specs to begin with: replace them by what your service does.
var _ = Describe("shop", func() {
	// No path is known that tells whether it is ready: so any status is an answer.
	It("answers", func() {
		Eventually(status).WithArguments("/").WithTimeout(30 * time.Second).WithPolling(200 * time.Millisecond).
			Should(BeNumerically(">=", 100))
	})

	It("has a namespace that no other spec sees", func() {
		namespace := newNamespace()
		process := fmt.Sprint(GinkgoParallelProcess())
		kubectl("create", "configmap", "spec", "--namespace", namespace, "--from-literal=process="+process)
		Expect(kubectl("get", "configmap", "spec", "--namespace", namespace, "--output", "jsonpath={.data.process}")).
			To(Equal(process))
	})
})

var client = http.Client{
	Timeout: 10 * time.Second,
	// A redirect is an answer, too.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// status asks the service through this process's own port.
func status(path string) (int, error) {
	answer, err := client.Get(serviceURL + path)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

package e2e

import (
	"fmt"
	"net/http"
	"strings"

	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Input that is wrong", func() {
	alert := func(fields string) string { return `{"version": "4", "alerts": [{` + fields + `}]}` }

	DescribeTable("is refused with the reason", func(body, reason string) {
		Expect(gateway.Send(http.MethodPost, client.SignalsPath, body)).
			To(client.BeRefused(http.StatusBadRequest, reason))
	},
		Entry("where there is no body", "", "the body is no JSON"),
		Entry("where the body is cut off", `{"alerts": [`, "unexpected end of JSON input"),
		Entry("where the body is no object", "[]", "the body is a JSON array, not an object"),
		Entry("where there are no alerts", `{"version": "4", "alerts": []}`, "alerts: there are none"),
		Entry("where it is of another version", `{"version": "3"}`, `version: "3" is not supported`),
		Entry("where an alert has no status", alert(`"labels": {"a": "b"}`), "neither \"firing\" nor \"resolved\""),
		Entry("where an alert has no labels", alert(`"status": "firing"`), "alerts[0].labels: there are none"),
		Entry("where a label is no text", alert(`"status": "firing", "labels": {"a": 1}`), "a JSON number cannot stand here"),
		Entry("where a namespace's name is none", alert(`"status": "firing", "labels": {"namespace": "a/../b"}`),
			"is no name of a namespace"),
		Entry("where a fingerprint has a space", alert(`"status": "firing", "labels": {"a": "b"}, "fingerprint": "a b"`),
			"alerts[0].fingerprint"),
		Entry("where a time is none", alert(`"status": "firing", "labels": {"a": "b"}, "startsAt": "now"`), "cannot parse"),
	)

	It("is refused with the method that is right where the method is wrong", func() {
		Expect(gateway.Get(client.SignalsPath)).To(And(
			client.BeRefused(http.StatusMethodNotAllowed, "use POST"), HaveField("Allow", http.MethodPost)))
	})

	It("is refused where there is no such path", func() {
		Expect(gateway.Get("/api/v1/signals")).To(client.BeRefused(http.StatusNotFound, "/api/v1/signals"))
	})

	Context("by its size", func() {
		const limit = 1 << 20
		padded := func(namespace string, size int) string {
			body := fmt.Sprintf(`{"alerts": [{"status": "firing", "labels": {"namespace": %q}, "fingerprint": %q}]}`,
				namespace, newAlert(namespace).Fingerprint)
			return body + strings.Repeat(" ", size-len(body))
		}

		It("is taken up to the limit", func() {
			Expect(gateway.Send(http.MethodPost, client.SignalsPath, padded(newNamespace(), limit))).
				To(client.BeCreated())
		})

		It("is refused from one byte more on", func() {
			Expect(gateway.Send(http.MethodPost, client.SignalsPath, padded("default", limit+1))).
				To(client.BeRefused(http.StatusBadRequest, "larger than 1048576 bytes"))
		})
	})
})

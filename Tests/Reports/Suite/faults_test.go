package shop

import (
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Opening hours", func() {
	AfterEach(func() { Expect(faulty("failure")).To(BeFalse(), "the door is not locked") })

	It("are on the door", func() {
		work(80)
		Expect(faulty("failure")).To(BeFalse(), "the sign is lost")
	})

	It("end at night", func() {
		work(30)
		if faulty("failure") {
			panic("nobody has the key")
		}
	})

	It("are announced in time", func(ctx SpecContext) {
		if faulty("failure") {
			<-ctx.Done()
		}
	}, SpecTimeout(200*time.Millisecond))
})

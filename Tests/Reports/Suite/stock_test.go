package shop

import (
	"fmt"
	"os"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Stock", func() {
	It("is counted", func() {
		fmt.Fprintln(GinkgoWriter, "counted 12 of 12")
		work(100)
	})

	// The longest: however many processes there are, the suite takes longer than it does.
	It("is counted in the whole warehouse", Label("slow"), func() { work(1500) })

	It("is found by a scanner which answers at the second time", FlakeAttempts(3), func() {
		work(120)
		Expect(CurrentSpecReport().NumAttempts).To(BeNumerically(">", 1), "the scanner does not answer")
	})

	It("is found by a robot", func() { Skip("there is no robot") })

	PIt("is found by a drone", func() {})

	It("is written into the books", Serial, func() { work(250) })

	It("is counted by two who do not agree", func() {
		counted, done := 0, make(chan bool)
		go func() {
			if faulty("race") {
				counted++
			}
			done <- true
		}()
		if faulty("race") {
			counted++
		}
		<-done
		work(40)
	})
})

var _ = Describe("Stocktaking", Serial, func() {
	It("closes the shop", func() { work(200) })
	It("counts everything", func() { work(200) })
})

var _ = Describe("Deliveries", Ordered, func() {
	It("arrive", func() { work(120) })
	It("are unpacked", func() { work(120) })
})

var _ = Describe("Returns", func() {
	It("are noted in the ledger", func() { writeLedger() })

	It("are put back", func() {
		if faulty("death") {
			os.Exit(3)
		}
		work(80)
	})
})

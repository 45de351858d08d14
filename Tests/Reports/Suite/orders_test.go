package shop

import (
	"os"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var _ = Describe("Orders", func() {
	BeforeEach(func() { work(20) })

	It("are taken", func() {
		By("putting one into the basket")
		work(100)
		By("sending it")
		work(50)
	})

	It("have a number each", func() { work(100) })

	Context("when the stock is short", func() {
		It("are refused", func() { work(120) })

		When("the customer can wait", Label("patience"), func() {
			It("are kept", Label("fast", "orders"), func() {
				AddReportEntry("kept orders", 3)
				work(180)
			})
		})
	})

	DescribeTable("cost", func(weight, price int) {
		work(60)
		Expect(weight / 2).To(Equal(price))
	},
		Entry("nothing where they weigh nothing", 0, 0),
		Entry("1 for 2 kg", 2, 1),
		Entry("2 for 4 kg", 4, 2),
		Entry(`what "heavy" goods cost, in €`, 100, 50),
	)
})

var _ = Describe("Checkout", Ordered, func() {
	BeforeAll(func() {
		work(200)
		DeferCleanup(func() { work(30) })
	})
	AfterAll(func() { work(50) })

	It("shows the basket", func() { work(150) })
	It("takes the payment", func() {
		work(150)
		Expect(faulty("failure")).To(BeFalse(), "the bank does not answer")
	})
	It("confirms it", func() { work(150) })
	It("sends a letter", func() { work(50) })
})

var _ = Describe("Ledger", func() {
	It("notes each sale", func() { writeLedger() })
})

// writeLedger, where it is asked to interfere, allows only one writer at a time, and does not wait for the other.
func writeLedger() {
	GinkgoHelper()
	if faulty("interference") {
		lock := os.TempDir() + "/ledger.lock"
		file, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL, 0o600)
		Expect(err).NotTo(HaveOccurred(), "somebody else writes the ledger")
		file.Close()
		defer os.Remove(lock)
	}
	work(600)
}

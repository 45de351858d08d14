// Package shop is a suite of known durations, from which make-fixtures makes Ginkgo's reports. Its specs sleep where
// those of a real suite would work. By itself it passes; the words in FAULTS, such as FAULTS=failure,race, break it.
package shop

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

func TestShop(t *testing.T) {
	RegisterFailHandler(Fail)
	RunSpecs(t, "Shop", Label("shop"))
}

var _ = SynchronizedBeforeSuite(func() []byte {
	work(500)
	Expect(faulty("setup")).To(BeFalse(), "the shop's database is not there")
	return []byte("http://localhost:8080")
}, func(address []byte) {
	work(50)
	Expect(address).NotTo(BeEmpty())
})

var _ = SynchronizedAfterSuite(func() { work(50) }, func() { work(100) })

func work(milliseconds int) { time.Sleep(time.Duration(milliseconds) * time.Millisecond) }

func faulty(fault string) bool {
	return slices.Contains(strings.Split(os.Getenv("FAULTS"), ","), fault)
}

// Package kiosk is a second suite, for a report of two.
package kiosk

import (
	"testing"
	"time"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

func TestKiosk(t *testing.T) {
	RegisterFailHandler(Fail)
	RunSpecs(t, "Kiosk")
}

var _ = BeforeSuite(func() { time.Sleep(50 * time.Millisecond) })

var _ = Describe("Kiosk", func() {
	It("sells newspapers", func() { time.Sleep(100 * time.Millisecond) })
	It("sells sweets", func() { time.Sleep(100 * time.Millisecond) })
})

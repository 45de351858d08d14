// Package e2e tests shop in the environment that envboot brings up. Specs share it with those of other processes:
// each makes a namespace of its own, and removes nothing but what it made.
package e2e

import (
	"encoding/json"
	"testing"

	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

var (
	shared     environment // the same for all processes
	serviceURL string      // through this process's own port
)

func TestE2E(t *testing.T) {
	RegisterFailHandler(Fail)
	RunSpecs(t, "shop e2e")
}

// Process 1 finds the environment, or brings it up; all of them use it.
var _ = SynchronizedBeforeSuite(func(ctx SpecContext) []byte {
	found, err := findEnvironment(ctx)
	if err != nil {
		Fail("there is no environment to test in: " + err.Error())
	}
	encoded, err := json.Marshal(found)
	Expect(err).NotTo(HaveOccurred())
	return encoded
}, func(encoded []byte) {
	Expect(json.Unmarshal(encoded, &shared)).To(Succeed())
	url, err := shared.url(GinkgoParallelProcess())
	if err != nil {
		Fail(err.Error())
	}
	serviceURL = url
})

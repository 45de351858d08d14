// Package integration tests the Gateway over HTTP with a fake Redis and a fake API server, without a cluster.
package integration

import (
	"log"
	"net/http/httptest"
	"testing"
	"time"

	"example.dev/gateway/internal/fake"
	"example.dev/gateway/internal/gateway"
	"example.dev/gateway/test/client"
	. "github.com/onsi/ginkgo/v2"
	. "github.com/onsi/gomega"
)

func TestIntegration(t *testing.T) {
	RegisterFailHandler(Fail)
	log.SetOutput(GinkgoWriter) // the Gateway's log is of interest where a spec fails
	RunSpecs(t, "Gateway integration")
}

// startGateway runs one until the spec ends. It expects Redis at the address.
func startGateway(redis string, api *fake.API, ttl time.Duration) client.Client {
	GinkgoHelper()
	server := httptest.NewServer(gateway.Handler(gateway.Config{
		RedisAddress: redis,
		Account:      api.Account,
		Namespace:    "own",
		TTL:          ttl,
	}))
	DeferCleanup(server.Close)
	return client.Client{URL: server.URL}
}

func newAlert() client.Alert { return client.NewAlert(GinkgoParallelProcess(), "shop") }

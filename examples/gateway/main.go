// Gateway takes alerts from Alertmanager, drops those that it has seen already, and asks the cluster for the
// remediation of the others.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"example.dev/gateway/internal/gateway"
)

const (
	mainAddress   = ":8080"
	accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"
	// Shorter than the 30 s that Kubernetes gives a pod by default.
	shutdownTimeout = 10 * time.Second
)

func main() {
	if err := run(); err != nil {
		log.Fatalf("gateway: %v", err)
	}
}

func run() error {
	ttl, err := time.ParseDuration(environment("DEDUP_TTL", "5m"))
	if err != nil || ttl < time.Millisecond {
		return fmt.Errorf("DEDUP_TTL is %q: give a duration such as 5m or 90s", os.Getenv("DEDUP_TTL"))
	}
	handler := gateway.Handler(gateway.Config{
		RedisAddress: environment("REDIS_ADDR", "redis:6379"),
		Account:      accountFolder,
		Namespace:    ownNamespace(),
		TTL:          ttl,
	})
	servers := []*http.Server{server(mainAddress, handler)}
	if address := os.Getenv("HEALTH_ADDR"); address != "" {
		servers = append(servers, server(address, gateway.Only(handler, "/health", "/ready")))
	}
	if address := os.Getenv("METRICS_ADDR"); address != "" {
		servers = append(servers, server(address, gateway.Only(handler, "/metrics")))
	}
	return serve(servers)
}

func server(address string, handler http.Handler) *http.Server {
	return &http.Server{
		Addr:              address,
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       time.Minute,
	}
}

// serve answers requests until SIGTERM or SIGINT, then finishes those in flight.
func serve(servers []*http.Server) error {
	signalled, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	failed := make(chan error, len(servers))
	for _, server := range servers {
		go func(server *http.Server) { failed <- server.ListenAndServe() }(server)
		log.Printf("listening on %s", server.Addr)
	}
	select {
	case err := <-failed:
		return err
	case <-signalled.Done():
	}
	stop() // a second signal ends the process at once
	log.Print("stopping once the requests in flight are answered")
	grace, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	// The first has the requests that matter; the others answer until it is done.
	for _, server := range servers {
		if err := server.Shutdown(grace); err != nil {
			return err
		}
	}
	return nil
}

func environment(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}

func ownNamespace() string {
	mounted, err := os.ReadFile(accountFolder + "/namespace")
	if err != nil {
		mounted = []byte("default")
	}
	return environment("POD_NAMESPACE", strings.TrimSpace(string(mounted)))
}

// Catalog tells what items there are, from a Postgres database.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	configFile   = "/etc/catalog/config.json"
	passwordFile = "/run/secrets/database-password"
	// A kubelet's probe waits for one second unless told otherwise.
	readyTimeout = 900 * time.Millisecond
	// Shorter than the 30 s that Kubernetes gives a pod by default.
	shutdownTimeout = 10 * time.Second
)

// config is what the file of that name holds.
type config struct {
	Database string // its address
	User     string
	Name     string
	Schema   int // the migration that the database must have at least
}

type catalog struct {
	database database
	schema   int
	requests atomic.Int64
}

func main() {
	if err := run(); err != nil {
		log.Fatalf("catalog: %v", err)
	}
}

func run() error {
	catalog, err := load(configFile, passwordFile)
	if err != nil {
		return err
	}
	signalled, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	// Each has a port of its own, so that probes and scrapes need not be reachable where requests are.
	servers := []*http.Server{
		{Addr: ":8080", Handler: catalog.items()},
		{Addr: ":8081", Handler: catalog.health()},
		{Addr: ":9090", Handler: catalog.metrics()},
	}
	failed := make(chan error, len(servers))
	for _, server := range servers {
		server.ReadHeaderTimeout = 5 * time.Second
		go func(server *http.Server) { failed <- server.ListenAndServe() }(server)
		log.Printf("listening on %s", server.Addr)
	}
	select {
	case err := <-failed:
		return err
	case <-signalled.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	for _, server := range servers {
		if err := server.Shutdown(grace); err != nil {
			return err
		}
	}
	return nil
}

func load(configFile, passwordFile string) (*catalog, error) {
	text, err := os.ReadFile(configFile)
	if err != nil {
		return nil, err
	}
	var config config
	if err := json.Unmarshal(text, &config); err != nil {
		return nil, fmt.Errorf("%s: %w", configFile, err)
	}
	password, err := os.ReadFile(passwordFile)
	if err != nil {
		return nil, err
	}
	return &catalog{
		database: database{config.Database, config.User, strings.TrimSpace(string(password)), config.Name},
		schema:   config.Schema,
	}, nil
}

// items answers with every item as JSON.
func (c *catalog) items() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/items", func(w http.ResponseWriter, r *http.Request) {
		c.requests.Add(1)
		items, err := c.database.query(r.Context(), "SELECT name FROM items ORDER BY id")
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		// Nobody is left to tell where this fails: the client has gone.
		_ = json.NewEncoder(w).Encode(map[string][]string{"items": items})
	})
	return mux
}

// health answers at /health as long as the process lives, and at /ready where the database has the schema.
func (c *catalog) health() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/ready", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
		defer cancel()
		if err := c.ready(ctx); err != nil {
			http.Error(w, "not ready: "+err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return mux
}

func (c *catalog) ready(ctx context.Context) error {
	missing := fmt.Sprintf("SELECT %d WHERE NOT EXISTS (SELECT FROM schema_migrations WHERE version >= %[1]d)", c.schema)
	rows, err := c.database.query(ctx, missing)
	if err == nil && len(rows) > 0 {
		err = fmt.Errorf("the database lacks migration %d", c.schema)
	}
	return err
}

func (c *catalog) metrics() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "# TYPE catalog_requests_total counter\ncatalog_requests_total %d\n", c.requests.Load())
	})
	return mux
}

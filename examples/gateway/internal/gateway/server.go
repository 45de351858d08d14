// Package gateway is the Gateway without the program around it, so that tests can run it.
package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// A kubelet's probe waits for one second unless told otherwise.
const readyTimeout = 900 * time.Millisecond

// Config is what differs between one Gateway and another.
type Config struct {
	RedisAddress string
	Account      string // the folder of the service account that speaks to the API server, as it is mounted into pods
	Namespace    string // where an alert goes that names no namespace
	TTL          time.Duration
}

type gateway struct {
	redis     *redis
	cluster   *cluster
	namespace string
	ttl       time.Duration
	metrics   *metrics
}

// Handler answers the Gateway's requests. What it depends on may come up later: until then, it says what is missing.
func Handler(config Config) http.Handler {
	gateway := &gateway{
		redis:     &redis{address: config.RedisAddress, timeout: 2 * time.Second},
		cluster:   inCluster(config.Account),
		namespace: config.Namespace,
		ttl:       config.TTL,
		metrics:   newMetrics(),
	}
	return gateway.handler()
}

// Only answers some of a handler's paths, for a listener that serves nothing else.
func Only(handler http.Handler, paths ...string) http.Handler {
	mux := http.NewServeMux()
	for _, path := range paths {
		mux.Handle(path, handler)
	}
	return mux
}

func (g *gateway) handler() http.Handler {
	mux := http.NewServeMux()
	handle := func(path, method string, handler http.HandlerFunc) {
		mux.HandleFunc(path, g.metrics.measure(path, only(method, handler)))
	}
	handle("/api/v1/signals/prometheus", http.MethodPost, g.receive)
	handle("/health", http.MethodGet, g.health)
	handle("/ready", http.MethodGet, g.ready)
	handle("/metrics", http.MethodGet, g.metrics.serve)
	mux.HandleFunc("/", g.metrics.measure("other", func(w http.ResponseWriter, r *http.Request) {
		reply(w, http.StatusNotFound, failure{Error: "no such path: " + r.URL.Path})
	}))
	return mux
}

// health says that the process lives, whatever it depends on does.
func (g *gateway) health(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]string{"status": "ok"})
}

// ready says whether a signal posted now could be handled.
func (g *gateway) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	redis, cluster := make(chan error, 1), make(chan error, 1)
	go func() { redis <- g.redis.ping(ctx) }()
	go func() { cluster <- g.cluster.ping(ctx, g.namespace) }()
	var reasons []string
	for _, err := range []error{<-redis, <-cluster} {
		if err != nil {
			reasons = append(reasons, err.Error())
		}
	}
	if len(reasons) > 0 {
		reply(w, http.StatusServiceUnavailable, failure{Error: "not ready: " + strings.Join(reasons, "; ")})
		return
	}
	reply(w, http.StatusOK, map[string]string{"status": "ready"})
}

// failure is the body of every answer that reports an error.
type failure struct {
	Error   string   `json:"error"`
	Results []result `json:"results,omitempty"` // of the alerts that were handled before it
}

func only(method string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != method {
			w.Header().Set("Allow", method)
			reply(w, http.StatusMethodNotAllowed, failure{Error: fmt.Sprintf("%s %s: use %s", r.Method, r.URL.Path, method)})
			return
		}
		handler(w, r)
	}
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// Nobody is left to tell where this fails: the client has gone.
	_ = json.NewEncoder(w).Encode(body)
}

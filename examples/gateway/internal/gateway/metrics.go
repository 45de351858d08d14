package gateway

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
	"sync"
	"time"
)

// metrics are served in Prometheus's text format:
// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
type metrics struct {
	mutex    sync.Mutex
	alerts   map[string]int
	requests map[route]timing
}

type route struct {
	path string
	code int
}

type timing struct {
	count   int
	seconds float64
}

func newMetrics() *metrics {
	// Counters exist from the start, so that a rate over them sees the first alert.
	alerts := map[string]int{created: 0, duplicate: 0, ignored: 0, "invalid": 0, "failed": 0}
	return &metrics{alerts: alerts, requests: map[route]timing{}}
}

// count counts an alert by what became of it; a webhook that is refused as a whole counts once, as "invalid".
func (m *metrics) count(result string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.alerts[result]++
}

// measure counts and times a handler's requests. The path is the route's, never the client's, so that no client can
// make the metrics grow.
func (m *metrics) measure(path string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		start, recorder := time.Now(), &recorder{ResponseWriter: w, code: http.StatusOK}
		handler(recorder, r)
		m.mutex.Lock()
		defer m.mutex.Unlock()
		key := route{path, recorder.code}
		timing := m.requests[key]
		timing.count++
		timing.seconds += time.Since(start).Seconds()
		m.requests[key] = timing
	}
}

// recorder remembers the status that a handler answered with.
type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}

func (m *metrics) serve(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	fmt.Fprint(w, m.text())
}

func (m *metrics) text() string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	var alerts, counts, durations []string
	for result, count := range m.alerts {
		alerts = append(alerts, fmt.Sprintf("gateway_alerts_total{result=%q} %d\n", result, count))
	}
	for route, timing := range m.requests {
		labels := fmt.Sprintf("{path=%q,code=\"%d\"}", route.path, route.code)
		counts = append(counts, fmt.Sprintf("gateway_http_requests_total%s %d\n", labels, timing.count))
		durations = append(durations,
			fmt.Sprintf("gateway_http_request_duration_seconds_sum%s %g\n", labels, timing.seconds),
			fmt.Sprintf("gateway_http_request_duration_seconds_count%s %d\n", labels, timing.count))
	}
	return family("gateway_alerts_total", "counter", "Alerts by what became of them.", alerts) +
		family("gateway_http_requests_total", "counter", "Requests answered.", counts) +
		family("gateway_http_request_duration_seconds", "summary", "Time that requests took.", durations)
}

func family(name, kind, help string, samples []string) string {
	sort.Strings(samples)
	return fmt.Sprintf("# HELP %s %s\n# TYPE %s %s\n%s", name, help, name, kind, strings.Join(samples, ""))
}

package client

import (
	"fmt"
	"strconv"
	"strings"
)

// Names of counters that the Gateway has for alerts, by what became of them.
const (
	Created   = `gateway_alerts_total{result="created"}`
	Duplicate = `gateway_alerts_total{result="duplicate"}`
	Ignored   = `gateway_alerts_total{result="ignored"}`
	Invalid   = `gateway_alerts_total{result="invalid"}`
	Failed    = `gateway_alerts_total{result="failed"}`
)

// Requests names the counter of a path's requests that were answered with a code.
func Requests(path string, code int) string {
	return fmt.Sprintf(`gateway_http_requests_total{path=%q,code="%d"}`, path, code)
}

// Metric is a metric's value now; 0 where there is no such metric yet.
func (c Client) Metric(name string) (float64, error) {
	answer, err := c.Get("/metrics")
	if err != nil {
		return 0, err
	}
	for _, line := range strings.Split(answer.Body, "\n") {
		if value, found := strings.CutPrefix(line, name+" "); found {
			return strconv.ParseFloat(value, 64)
		}
	}
	return 0, nil
}

// Package client speaks to a Gateway as Alertmanager and Prometheus do, for the suites.
package client

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// SignalsPath is where alerts are posted.
const SignalsPath = "/api/v1/signals/prometheus"

// Client speaks to the Gateway at one address.
type Client struct {
	URL     string
	Timeout time.Duration // of one request; 10 s where it is 0
}

// Each request has a connection of its own, so that none is left from a Gateway that was replaced.
var transport = &http.Transport{DisableKeepAlives: true}

// Answer is a response, whichever of the Gateway's it is.
type Answer struct {
	Code    int
	Allow   string // the header
	Body    string
	Status  string
	Error   string
	Results []Result
}

// Result is what became of one alert.
type Result struct{ Fingerprint, Status, Name string }

// Post sends a webhook with these alerts.
func (c Client) Post(alerts ...Alert) (Answer, error) {
	body, err := json.Marshal(map[string]any{"version": "4", "alerts": alerts})
	if err != nil {
		return Answer{}, err
	}
	return c.Send(http.MethodPost, SignalsPath, string(body))
}

// Get asks for a path.
func (c Client) Get(path string) (Answer, error) {
	return c.Send(http.MethodGet, path, "")
}

// Send makes any request, for what Post and Get would not send.
func (c Client) Send(method, path, body string) (Answer, error) {
	request, err := http.NewRequest(method, c.URL+path, strings.NewReader(body))
	if err != nil {
		return Answer{}, err
	}
	patience := c.Timeout
	if patience == 0 {
		patience = 10 * time.Second
	}
	response, err := (&http.Client{Transport: transport, Timeout: patience}).Do(request)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return Answer{}, fmt.Errorf("%s %s: %w", method, request.URL, err)
	}
	answer := Answer{Code: response.StatusCode, Allow: response.Header.Get("Allow"), Body: string(content)}
	if response.Header.Get("Content-Type") == "application/json" {
		if err := json.Unmarshal(content, &answer); err != nil {
			return Answer{}, fmt.Errorf("%s %s: %w in %s", method, request.URL, err, content)
		}
	}
	return answer, nil
}

package gateway

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

const apiVersion = "gateway.example.dev/v1alpha1"

// remediationRequest asks for an alert's cause to be mended; config/crd defines it.
type remediationRequest struct {
	APIVersion string                 `json:"apiVersion"`
	Kind       string                 `json:"kind"`
	Metadata   metadata               `json:"metadata"`
	Spec       remediationRequestSpec `json:"spec"`
}

type metadata struct {
	Name      string `json:"name"`
	Namespace string `json:"namespace"`
}

type remediationRequestSpec struct {
	Fingerprint string            `json:"fingerprint"`
	SignalName  string            `json:"signalName,omitempty"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations,omitempty"`
	StartsAt    *time.Time        `json:"startsAt,omitempty"`
}

func newRemediationRequest(name, namespace string, alert alert) remediationRequest {
	return remediationRequest{
		APIVersion: apiVersion,
		Kind:       "RemediationRequest",
		Metadata:   metadata{Name: name, Namespace: namespace},
		Spec: remediationRequestSpec{
			Fingerprint: alert.Fingerprint,
			SignalName:  alert.Labels["alertname"],
			Labels:      alert.Labels,
			Annotations: alert.Annotations,
			StartsAt:    alert.StartsAt,
		},
	}
}

// cluster is the API server, spoken to as the pod's service account.
type cluster struct {
	url       string
	tokenFile string
	client    *http.Client
	problem   error // why there is no API server to speak to
}

// inCluster finds the API server as every pod can. Where there is none, each use of the cluster says why.
func inCluster(account string) *cluster {
	host, port := os.Getenv("KUBERNETES_SERVICE_HOST"), os.Getenv("KUBERNETES_SERVICE_PORT")
	if host == "" || port == "" {
		return &cluster{problem: errors.New("KUBERNETES_SERVICE_HOST and _PORT are not set: this is no pod")}
	}
	authority, err := os.ReadFile(account + "/ca.crt")
	if err != nil {
		return &cluster{problem: err}
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(authority) {
		return &cluster{problem: fmt.Errorf("%s/ca.crt holds no certificate", account)}
	}
	return &cluster{
		url:       "https://" + net.JoinHostPort(host, port),
		tokenFile: account + "/token",
		client: &http.Client{
			Timeout:   5 * time.Second,
			Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, MaxIdleConnsPerHost: 16},
		},
	}
}

func (c *cluster) create(ctx context.Context, request remediationRequest) error {
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	return c.do(ctx, http.MethodPost, requestsPath(request.Metadata.Namespace), body)
}

// ping makes sure that the API server knows RemediationRequests and lets this service account use them.
func (c *cluster) ping(ctx context.Context, namespace string) error {
	return c.do(ctx, http.MethodGet, requestsPath(namespace)+"?limit=1", nil)
}

func requestsPath(namespace string) string {
	return "/apis/" + apiVersion + "/namespaces/" + namespace + "/remediationrequests"
}

func (c *cluster) do(ctx context.Context, method, path string, body []byte) error {
	if err := c.exchange(ctx, method, path, body); err != nil {
		return fmt.Errorf("API server: %w", err)
	}
	return nil
}

func (c *cluster) exchange(ctx context.Context, method, path string, body []byte) error {
	if c.problem != nil {
		return c.problem
	}
	// Read each time, since the kubelet replaces it long before it expires.
	token, err := os.ReadFile(c.tokenFile)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.url+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	request.Header.Set("Content-Type", "application/json")
	response, err := c.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	// Read to its end, so that the connection can be used again.
	answer, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return err
	}
	if response.StatusCode >= 300 {
		var status struct{ Message string }
		_ = json.Unmarshal(answer, &status) // a proxy's answer is no JSON: its code must do
		return fmt.Errorf("%s: %s", response.Status, status.Message)
	}
	return nil
}

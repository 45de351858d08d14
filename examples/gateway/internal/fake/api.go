package fake

import (
	"encoding/json"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// API is an API server with TLS that keeps what is created.
type API struct {
	Account string // a folder as it is mounted into pods
	test    testing.TB
	mutex   sync.Mutex
	tokens  []string
	created []RemediationRequest
	refusal string
}

// RemediationRequest is what the API server was asked to create, as config/crd defines it.
type RemediationRequest struct {
	Kind     string
	Metadata struct{ Name, Namespace string }
	Spec     struct {
		Fingerprint         string
		SignalName          string
		Labels, Annotations map[string]string
		StartsAt            *time.Time
	}
}

// StartAPI serves until the test ends. Until then, this process's environment leads to it as a pod's does.
func StartAPI(t testing.TB) *API {
	t.Helper()
	fake := &API{Account: t.TempDir(), test: t}
	server := httptest.NewTLSServer(http.HandlerFunc(fake.answer))
	t.Cleanup(server.Close)
	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	fake.write("ca.crt", string(authority))
	fake.RenewToken("token-1\n")
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(address.Host)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("KUBERNETES_SERVICE_HOST", host)
	t.Setenv("KUBERNETES_SERVICE_PORT", port)
	return fake
}

// RenewToken replaces the service account's token, as the kubelet does from time to time.
func (f *API) RenewToken(token string) {
	f.test.Helper()
	f.write("token", token)
}

func (f *API) write(name, content string) {
	f.test.Helper()
	if err := os.WriteFile(f.Account+"/"+name, []byte(content), 0o600); err != nil {
		f.test.Fatal(err)
	}
}

// Refuse makes the API server refuse everything with a Status that has this message; the empty string ends that.
func (f *API) Refuse(message string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.refusal = message
}

// Created is what was created, in order.
func (f *API) Created() []RemediationRequest {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return append([]RemediationRequest{}, f.created...)
}

// Tokens are those that requests came with, in order.
func (f *API) Tokens() []string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return append([]string{}, f.tokens...)
}

func (f *API) answer(w http.ResponseWriter, r *http.Request) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.tokens = append(f.tokens, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	namespace := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/apis/gateway.example.dev/v1alpha1/namespaces/"),
		"/remediationrequests")
	body, _ := io.ReadAll(r.Body)
	var request RemediationRequest
	switch {
	case f.refusal != "":
		w.WriteHeader(http.StatusForbidden)
		json.NewEncoder(w).Encode(map[string]string{"kind": "Status", "message": f.refusal})
	case strings.Contains(namespace, "/"):
		http.NotFound(w, r)
	case r.Method == http.MethodGet:
		io.WriteString(w, `{"items": []}`)
	case json.Unmarshal(body, &request) != nil || request.Metadata.Namespace != namespace:
		http.Error(w, "bad request", http.StatusBadRequest)
	default:
		f.created = append(f.created, request)
		w.WriteHeader(http.StatusCreated)
		w.Write(body)
	}
}

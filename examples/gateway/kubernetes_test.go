package main

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// fakeAPI is an API server with TLS that keeps what is created.
type fakeAPI struct {
	*httptest.Server
	account string // a folder as it is mounted into pods
	mutex   sync.Mutex
	tokens  []string
	created []remediationRequest
	refuse  string // a Status's message, where the API server is to refuse everything
}

func startAPI(t *testing.T) *fakeAPI {
	t.Helper()
	fake := &fakeAPI{account: t.TempDir()}
	fake.Server = httptest.NewTLSServer(http.HandlerFunc(fake.answer))
	t.Cleanup(fake.Close)
	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: fake.Certificate().Raw})
	write(t, fake.account+"/ca.crt", string(authority))
	write(t, fake.account+"/token", "token-1\n")
	address, err := url.Parse(fake.URL)
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

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.FromSlash(path), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (f *fakeAPI) answer(w http.ResponseWriter, r *http.Request) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.tokens = append(f.tokens, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	namespace := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/apis/gateway.example.dev/v1alpha1/namespaces/"),
		"/remediationrequests")
	body, _ := io.ReadAll(r.Body)
	var request remediationRequest
	switch {
	case f.refuse != "":
		w.WriteHeader(http.StatusForbidden)
		json.NewEncoder(w).Encode(map[string]string{"kind": "Status", "message": f.refuse})
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

func TestTheTokenIsReadAgainForEachRequest(t *testing.T) {
	api := startAPI(t)
	cluster := inCluster(api.account)
	for _, token := range []string{"token-1", "token-2"} {
		write(t, api.account+"/token", token)
		if err := cluster.ping(context.Background(), "default"); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(api.tokens, " "); got != "token-1 token-2" {
		t.Errorf("tokens sent: %s", got)
	}
}

func TestARefusalCarriesTheServersMessage(t *testing.T) {
	api := startAPI(t)
	api.refuse = "remediationrequests is forbidden"
	err := inCluster(api.account).ping(context.Background(), "default")
	if err == nil || err.Error() != "API server: 403 Forbidden: remediationrequests is forbidden" {
		t.Errorf("error: %v", err)
	}
}

func TestAnUnknownAuthorityIsNotTrusted(t *testing.T) {
	api := startAPI(t)
	cluster := inCluster(api.account)
	cluster.client.Transport = http.DefaultTransport
	if err := cluster.ping(context.Background(), "default"); err == nil || len(api.tokens) > 0 {
		t.Errorf("error %v, and the server saw %d tokens", err, len(api.tokens))
	}
}

func TestOutsideAPodEachUseSaysWhatIsMissing(t *testing.T) {
	api := startAPI(t)
	empty := t.TempDir()
	write(t, empty+"/ca.crt", "nothing")
	cases := []struct{ account, host, want string }{
		{api.account, "", "KUBERNETES_SERVICE_HOST"},
		{t.TempDir(), "10.0.0.1", "ca.crt"},
		{empty, "10.0.0.1", "ca.crt holds no certificate"},
	}
	for _, test := range cases {
		t.Setenv("KUBERNETES_SERVICE_HOST", test.host)
		err := inCluster(test.account).create(context.Background(), remediationRequest{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want %q in it", err, test.want)
		}
	}
}

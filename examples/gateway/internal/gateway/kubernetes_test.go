package gateway

import (
	"context"
	"net/http"
	"os"
	"strings"
	"testing"

	"example.dev/gateway/internal/fake"
)

func TestTheTokenIsReadAgainForEachRequest(t *testing.T) {
	api := fake.StartAPI(t)
	cluster := inCluster(api.Account)
	for _, token := range []string{"token-1", "token-2"} {
		api.RenewToken(token)
		if err := cluster.ping(context.Background(), "default"); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(api.Tokens(), " "); got != "token-1 token-2" {
		t.Errorf("tokens sent: %s", got)
	}
}

func TestARefusalCarriesTheServersMessage(t *testing.T) {
	api := fake.StartAPI(t)
	api.Refuse("remediationrequests is forbidden")
	err := inCluster(api.Account).ping(context.Background(), "default")
	if err == nil || err.Error() != "API server: 403 Forbidden: remediationrequests is forbidden" {
		t.Errorf("error: %v", err)
	}
}

func TestAnUnknownAuthorityIsNotTrusted(t *testing.T) {
	api := fake.StartAPI(t)
	cluster := inCluster(api.Account)
	cluster.client.Transport = http.DefaultTransport
	if err := cluster.ping(context.Background(), "default"); err == nil || len(api.Tokens()) > 0 {
		t.Errorf("error %v, and the server saw %d tokens", err, len(api.Tokens()))
	}
}

func TestOutsideAPodEachUseSaysWhatIsMissing(t *testing.T) {
	api := fake.StartAPI(t)
	empty := t.TempDir()
	if err := os.WriteFile(empty+"/ca.crt", []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ account, host, want string }{
		{api.Account, "", "KUBERNETES_SERVICE_HOST"},
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

package gateway

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.dev/gateway/internal/fake"
)

const signals = "/api/v1/signals/prometheus"

type environmentUnderTest struct {
	redis   *fake.Redis
	api     *fake.API
	gateway *gateway
}

func start(t *testing.T) environmentUnderTest {
	t.Helper()
	redis, api := fake.StartRedis(t), fake.StartAPI(t)
	return environmentUnderTest{redis, api, &gateway{
		redis:     client(redis.Address),
		cluster:   inCluster(api.Account),
		namespace: "own",
		ttl:       time.Minute,
		metrics:   newMetrics(),
	}}
}

// answer is a response's body, whichever kind it is of.
type answer struct {
	Error   string
	Results []result
}

func (e environmentUnderTest) send(t *testing.T, method, path, body string) (int, answer) {
	t.Helper()
	recorder := httptest.NewRecorder()
	e.gateway.handler().ServeHTTP(recorder, httptest.NewRequest(method, path, strings.NewReader(body)))
	var decoded answer
	if err := json.Unmarshal(recorder.Body.Bytes(), &decoded); err != nil {
		t.Fatalf("%s %s: %s: %v", method, path, recorder.Body, err)
	}
	return recorder.Code, decoded
}

func TestANewAlertBecomesARemediationRequest(t *testing.T) {
	env := start(t)
	code, body := env.send(t, "POST", signals, alerts(`{"status": "firing", "fingerprint": "c0ffee",
		"labels": {"alertname": "PodCrash", "namespace": "shop"}, "annotations": {"summary": "down"},
		"startsAt": "2024-05-01T10:00:00Z"}`))
	if code != http.StatusCreated || len(body.Results) != 1 || len(env.api.Created()) != 1 {
		t.Fatalf("%d %+v, %d created", code, body, len(env.api.Created()))
	}
	request := env.api.Created()[0]
	if got := body.Results[0]; got != (result{"c0ffee", "created", request.Metadata.Name}) {
		t.Errorf("result: %+v", got)
	}
	if request.Kind != "RemediationRequest" || request.Metadata.Namespace != "shop" {
		t.Errorf("created: %+v", request)
	}
	spec := request.Spec
	if spec.SignalName != "PodCrash" || spec.Fingerprint != "c0ffee" || spec.Annotations["summary"] != "down" ||
		!spec.StartsAt.Equal(time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("spec: %+v", spec)
	}
	if value := env.redis.Value("gateway:fingerprint:c0ffee"); value != request.Metadata.Name {
		t.Errorf("Redis holds %q", value)
	}
}

func TestADuplicateCreatesNothingAndNamesItsOriginal(t *testing.T) {
	env := start(t)
	_, first := env.send(t, "POST", signals, alerts(firing(`"a": "b"`)))
	code, second := env.send(t, "POST", signals, alerts(firing(`"a": "b"`)))
	if code != http.StatusAccepted || second.Results[0].Status != "duplicate" || len(env.api.Created()) != 1 {
		t.Errorf("%d %+v, %d created", code, second, len(env.api.Created()))
	}
	if name := second.Results[0].Name; name == "" || name != first.Results[0].Name {
		t.Errorf("a duplicate of %q names %q", first.Results[0].Name, name)
	}
}

func TestAnyNewAlertMakesTheWebhookCreated(t *testing.T) {
	env := start(t)
	env.send(t, "POST", signals, alerts(firing(`"a": "old"`)))
	code, body := env.send(t, "POST", signals, alerts(firing(`"a": "old"`), firing(`"a": "new"`)))
	if code != http.StatusCreated || body.Results[0].Status != "duplicate" || body.Results[1].Status != "created" {
		t.Errorf("%d %+v", code, body)
	}
	if namespace := env.api.Created()[1].Metadata.Namespace; namespace != "own" {
		t.Errorf("an alert without a namespace went to %q", namespace)
	}
}

func TestAResolvedAlertAsksForNothing(t *testing.T) {
	env := start(t)
	code, body := env.send(t, "POST", signals, alerts(`{"status": "resolved", "labels": {"a": "b"}}`))
	if code != http.StatusAccepted || body.Results[0].Status != "ignored" || len(env.api.Created()) != 0 {
		t.Errorf("%d %+v, %d created", code, body, len(env.api.Created()))
	}
}

func TestAFailedCreationIsNoDuplicateWhenItIsTriedAgain(t *testing.T) {
	env := start(t)
	env.api.Refuse("quota exceeded")
	code, body := env.send(t, "POST", signals, alerts(firing(`"a": "b"`)))
	if code != http.StatusBadGateway || !strings.Contains(body.Error, "quota exceeded") {
		t.Errorf("%d %+v", code, body)
	}
	env.api.Refuse("")
	if code, body := env.send(t, "POST", signals, alerts(firing(`"a": "b"`))); code != http.StatusCreated {
		t.Errorf("tried again: %d %+v", code, body)
	}
}

func TestWithoutRedisNothingIsCreated(t *testing.T) {
	env := start(t)
	env.gateway.redis = client("127.0.0.1:1")
	code, body := env.send(t, "POST", signals, alerts(firing(`"a": "b"`)))
	if code != http.StatusServiceUnavailable || !strings.Contains(body.Error, "redis 127.0.0.1:1") {
		t.Errorf("%d %+v", code, body)
	}
	if len(env.api.Created()) != 0 {
		t.Error("a RemediationRequest was created that nothing guards against duplicates")
	}
}

func TestOtherMethodsAndPathsAreRefused(t *testing.T) {
	env := start(t)
	if code, body := env.send(t, "GET", signals, ""); code != http.StatusMethodNotAllowed || body.Error == "" {
		t.Errorf("%d %+v", code, body)
	}
	if code, body := env.send(t, "POST", signals, "{"); code != http.StatusBadRequest || body.Error == "" {
		t.Errorf("%d %+v", code, body)
	}
	if code, body := env.send(t, "GET", "/nothing", ""); code != http.StatusNotFound || body.Error == "" {
		t.Errorf("%d %+v", code, body)
	}
}

func TestReadinessNamesEachReason(t *testing.T) {
	env := start(t)
	if code, body := env.send(t, "GET", "/ready", ""); code != http.StatusOK {
		t.Errorf("%d %+v", code, body)
	}
	env.api.Refuse("no such kind")
	env.gateway.redis = client("127.0.0.1:1")
	code, body := env.send(t, "GET", "/ready", "")
	if code != http.StatusServiceUnavailable || !strings.Contains(body.Error, "no such kind") ||
		!strings.Contains(body.Error, "redis 127.0.0.1:1: PING") {
		t.Errorf("%d %+v", code, body)
	}
	if code, _ := env.send(t, "GET", "/health", ""); code != http.StatusOK {
		t.Errorf("/health answers %d, though the process lives", code)
	}
}

func TestMetricsCountAlertsAndRequests(t *testing.T) {
	env := start(t)
	env.send(t, "POST", signals, alerts(firing(`"a": "b"`), firing(`"a": "b"`)))
	env.send(t, "POST", signals, "{")
	env.send(t, "GET", "/somewhere", "")
	recorder := httptest.NewRecorder()
	env.gateway.handler().ServeHTTP(recorder, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		"# TYPE gateway_alerts_total counter\n",
		"gateway_alerts_total{result=\"created\"} 1\n",
		"gateway_alerts_total{result=\"duplicate\"} 1\n",
		"gateway_alerts_total{result=\"invalid\"} 1\n",
		"gateway_http_requests_total{path=\"/api/v1/signals/prometheus\",code=\"201\"} 1\n",
		"gateway_http_requests_total{path=\"other\",code=\"404\"} 1\n",
		"gateway_http_request_duration_seconds_count{path=\"/api/v1/signals/prometheus\",code=\"400\"} 1\n",
		"gateway_http_request_duration_seconds_sum{path=\"/api/v1/signals/prometheus\",code=\"201\"} ",
	} {
		if !strings.Contains(recorder.Body.String(), want) {
			t.Errorf("no %q in\n%s", want, recorder.Body)
		}
	}
}

func TestAListenerOfItsOwnServesItsPathsAndNoOthers(t *testing.T) {
	handler := Only(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), "/health", "/ready")
	for path, want := range map[string]int{"/health": 200, "/ready": 200, "/metrics": 404, "/": 404} {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
		if recorder.Code != want {
			t.Errorf("%s: %d, not %d", path, recorder.Code, want)
		}
	}
}

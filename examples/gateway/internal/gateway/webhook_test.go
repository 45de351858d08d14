package gateway

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestBadInputIsToldWhatIsWrong(t *testing.T) {
	cases := map[string]string{
		``:                                      "the body is no JSON",
		`{"alerts": [`:                          "the body is no JSON: unexpected end of JSON input (at byte 12)",
		`[]`:                                    "the body is a JSON array, not an object",
		`{} {}`:                                 "the body is no JSON",
		`{"alerts": {}}`:                        "alerts: a JSON object cannot stand here",
		`{"alerts": []}`:                        "alerts: there are none",
		`{"version": "3"}`:                      `version: "3" is not supported`,
		alerts(`{"labels": {"a": "b"}}`):        `alerts[0].status: "" is neither "firing" nor "resolved"`,
		alerts(`{"status": "firing"}`):          "alerts[0].labels: there are none",
		alerts(firing(`"a": 1`)):                "alerts.labels: a JSON number cannot stand here",
		alerts(firing(`"a": "b"`), `{}`):        "alerts[1].status",
		alerts(firing(`"namespace": ""`)):       `alerts[0].labels.namespace: "" is no name of a namespace`,
		alerts(firing(`"namespace": "a/../b"`)): `alerts[0].labels.namespace: "a/../b" is no name`,
		alerts(`{"status": "firing", "labels": {"a": "b"}, "fingerprint": "a b"}`):    "alerts[0].fingerprint: give",
		alerts(`{"status": "firing", "labels": {"a": "b"}, "startsAt": "yesterday"}`): "cannot parse",
	}
	for body, want := range cases {
		_, err := readWebhook(strings.NewReader(body))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n error %v\n want  %q in it", body, err, want)
		}
	}
}

func TestABodyThatIsTooLargeIsRefused(t *testing.T) {
	body := io.NopCloser(strings.NewReader(strings.Repeat(" ", maxWebhook+1)))
	_, err := readWebhook(http.MaxBytesReader(httptest.NewRecorder(), body, maxWebhook))
	if err == nil || err.Error() != "the body is larger than 1048576 bytes" {
		t.Errorf("error: %v", err)
	}
}

func TestAMissingFingerprintIsComputedFromTheLabels(t *testing.T) {
	read := func(labels string) string {
		t.Helper()
		found, err := readWebhook(strings.NewReader(alerts(firing(labels))))
		if err != nil {
			t.Fatal(err)
		}
		return found[0].Fingerprint
	}
	first := read(`"a": "1", "b": "2"`)
	if len(first) != 64 {
		t.Errorf("%q is no SHA-256", first)
	}
	if first != read(`"b": "2", "a": "1"`) {
		t.Error("the order of labels changes the fingerprint")
	}
	for _, other := range []string{`"a": "1"`, `"a": "12", "b": ""`, `"a": "1\",\"b\"=\"2"`} {
		if first == read(other) {
			t.Errorf("%s has the fingerprint of other labels", other)
		}
	}
}

func alerts(each ...string) string {
	return `{"version": "4", "alerts": [` + strings.Join(each, ", ") + `]}`
}

func firing(labels string) string { return `{"status": "firing", "labels": {` + labels + `}}` }

package gateway

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"sort"
	"time"
)

const maxWebhook = 1 << 20

// webhook is what Alertmanager posts, version 4, as far as the Gateway reads it:
// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
type webhook struct {
	Version string  `json:"version"`
	Alerts  []alert `json:"alerts"`
}

type alert struct {
	Status      string            `json:"status"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
	StartsAt    *time.Time        `json:"startsAt"`
	Fingerprint string            `json:"fingerprint"`
}

var (
	validFingerprint = regexp.MustCompile(`^[!-~]{1,128}$`)
	// RFC 1123 label: what Kubernetes takes for a namespace.
	validNamespace = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`)
)

// readWebhook returns the alerts of a webhook, each with a fingerprint.
func readWebhook(body io.Reader) ([]alert, error) {
	content, err := io.ReadAll(body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, fmt.Errorf("the body is larger than %d bytes", tooLarge.Limit)
	} else if err != nil {
		return nil, fmt.Errorf("the body could not be read: %w", err)
	}
	var hook webhook
	if err := json.Unmarshal(content, &hook); err != nil {
		return nil, describe(err)
	}
	if hook.Version != "" && hook.Version != "4" {
		return nil, fmt.Errorf("version: %q is not supported, only \"4\"", hook.Version)
	}
	if len(hook.Alerts) == 0 {
		return nil, errors.New("alerts: there are none")
	}
	for index := range hook.Alerts {
		if err := hook.Alerts[index].complete(); err != nil {
			return nil, fmt.Errorf("alerts[%d].%w", index, err)
		}
	}
	return hook.Alerts, nil
}

// complete checks an alert and computes its fingerprint where the sender gave none.
func (a *alert) complete() error {
	if a.Status != "firing" && a.Status != "resolved" {
		return fmt.Errorf("status: %q is neither \"firing\" nor \"resolved\"", a.Status)
	}
	if len(a.Labels) == 0 {
		return errors.New("labels: there are none")
	}
	if namespace, given := a.Labels["namespace"]; given && !validNamespace.MatchString(namespace) {
		return fmt.Errorf("labels.namespace: %q is no name of a namespace", namespace)
	}
	if a.Fingerprint == "" {
		a.Fingerprint = fingerprint(a.Labels)
	}
	if !validFingerprint.MatchString(a.Fingerprint) {
		return errors.New("fingerprint: give 1 to 128 printable ASCII characters without spaces")
	}
	return nil
}

// fingerprint is the same for the same labels, in whatever order they came.
func fingerprint(labels map[string]string) string {
	names := make([]string, 0, len(labels))
	for name := range labels {
		names = append(names, name)
	}
	sort.Strings(names)
	hash := sha256.New()
	for _, name := range names {
		// Quoted, so that no two sets of labels are written alike.
		fmt.Fprintf(hash, "%q=%q,", name, labels[name])
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// describe says what is wrong with a body without naming the types of this program.
func describe(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("the body is no JSON: %w (at byte %d)", err, syntax.Offset)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%s: a JSON %s cannot stand here (at byte %d)", kind.Field, kind.Value, kind.Offset)
	case errors.As(err, &kind):
		return fmt.Errorf("the body is a JSON %s, not an object", kind.Value)
	default:
		return fmt.Errorf("the body cannot be read: %w", err)
	}
}

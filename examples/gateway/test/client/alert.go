package client

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
)

// Alert is one of a webhook's, as Alertmanager writes it.
type Alert struct {
	Status      string            `json:"status"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations,omitempty"`
	StartsAt    string            `json:"startsAt,omitempty"`
	Fingerprint string            `json:"fingerprint,omitempty"`
}

// NewAlert fires under a name and a fingerprint that no other alert has, in this run or an earlier one.
func NewAlert(process int, namespace string) Alert {
	name := Unique(process)
	return Alert{
		Status:      "firing",
		Labels:      map[string]string{"alertname": "alert-" + name, "namespace": namespace},
		Annotations: map[string]string{"summary": "made by process " + fmt.Sprint(process)},
		Fingerprint: name,
	}
}

// With is the same alert with another value of one label.
func (a Alert) With(label, value string) Alert {
	labels := map[string]string{label: value}
	for name, old := range a.Labels {
		if name != label {
			labels[name] = old
		}
	}
	a.Labels = labels
	return a
}

// Resolved is the same alert when its cause is gone.
func (a Alert) Resolved() Alert {
	a.Status = "resolved"
	return a
}

// Unique makes a name with the process's number that is not made twice.
func Unique(process int) string {
	random := make([]byte, 6)
	if _, err := rand.Read(random); err != nil {
		panic(fmt.Sprintf("no random name: %v", err))
	}
	return fmt.Sprintf("p%d-%s", process, hex.EncodeToString(random))
}

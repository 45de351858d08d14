package gateway

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log"
	"net/http"
	"time"
)

const keyPrefix = "gateway:fingerprint:"

const (
	created   = "created"
	duplicate = "duplicate"
	ignored   = "ignored"
)

// result is what became of one alert.
type result struct {
	Fingerprint string `json:"fingerprint"`
	Status      string `json:"status"`
	Name        string `json:"name,omitempty"` // of the RemediationRequest: a duplicate has its original's
}

// receive answers 201 where any alert of the webhook is new, 202 where none is.
func (g *gateway) receive(w http.ResponseWriter, r *http.Request) {
	alerts, err := readWebhook(http.MaxBytesReader(w, r.Body, maxWebhook))
	if err != nil {
		g.metrics.count("invalid")
		reply(w, http.StatusBadRequest, failure{Error: err.Error()})
		return
	}
	status, results := http.StatusAccepted, []result{}
	for _, alert := range alerts {
		result, code, err := g.handle(r.Context(), alert)
		if err != nil {
			g.metrics.count("failed")
			log.Printf("alert %s: %v", alert.Fingerprint, err)
			reply(w, code, failure{Error: err.Error(), Results: results})
			return
		}
		g.metrics.count(result.Status)
		results = append(results, result)
		if result.Status == created {
			status = http.StatusCreated
		}
	}
	reply(w, status, map[string][]result{"results": results})
}

// handle returns, beside an error, the HTTP status that it is answered with.
func (g *gateway) handle(ctx context.Context, alert alert) (result, int, error) {
	if alert.Status == "resolved" {
		return result{Fingerprint: alert.Fingerprint, Status: ignored}, 0, nil
	}
	name, err := newName(alert.Fingerprint)
	if err != nil {
		return result{}, http.StatusInternalServerError, err
	}
	key := keyPrefix + alert.Fingerprint
	isNew, err := g.redis.setIfAbsent(ctx, key, name, g.ttl)
	if err != nil {
		return result{}, http.StatusServiceUnavailable, err
	}
	if !isNew {
		original, err := g.redis.get(ctx, key)
		return result{alert.Fingerprint, duplicate, original}, http.StatusServiceUnavailable, err
	}
	namespace := alert.Labels["namespace"]
	if namespace == "" {
		namespace = g.namespace
	}
	if err := g.cluster.create(ctx, newRemediationRequest(name, namespace, alert)); err != nil {
		g.forget(key)
		return result{}, http.StatusBadGateway, err
	}
	log.Printf("alert %s: created RemediationRequest %s/%s", alert.Fingerprint, namespace, name)
	return result{alert.Fingerprint, created, name}, 0, nil
}

// forget lets the sender try again. It does so even where the sender has gone and the request's context with it.
func (g *gateway) forget(key string) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := g.redis.delete(ctx, key); err != nil {
		log.Printf("%s stays until it expires: %v", key, err)
	}
}

// newName makes a name that no earlier request for the same alert has, whatever the fingerprint is made of.
func newName(fingerprint string) (string, error) {
	random := make([]byte, 4)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("no random name: %w", err)
	}
	hash := sha256.Sum256([]byte(fingerprint))
	return fmt.Sprintf("rr-%s-%s", hex.EncodeToString(hash[:6]), hex.EncodeToString(random)), nil
}

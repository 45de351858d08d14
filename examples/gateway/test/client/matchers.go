package client

import (
	"net/http"

	. "github.com/onsi/gomega"
	"github.com/onsi/gomega/types"
)

// BeCreated matches the answer to one alert that is new.
func BeCreated() types.GomegaMatcher {
	return And(HaveField("Code", http.StatusCreated), HaveStatuses("created"))
}

// BeDuplicate matches the answer to one alert that is known already.
func BeDuplicate() types.GomegaMatcher {
	return And(HaveField("Code", http.StatusAccepted), HaveStatuses("duplicate"))
}

// BeDuplicateOf matches the answer to one alert for which there is a RemediationRequest already.
func BeDuplicateOf(name string) types.GomegaMatcher {
	return And(BeDuplicate(), HaveField("Results", ConsistOf(HaveField("Name", name))))
}

// HaveStatuses matches an answer by what became of each alert, in the webhook's order.
func HaveStatuses(statuses ...string) types.GomegaMatcher {
	status := func(answer Answer) []string {
		found := []string{}
		for _, result := range answer.Results {
			found = append(found, result.Status)
		}
		return found
	}
	return WithTransform(status, Equal(statuses))
}

// BeRefused matches an answer with this code whose error contains a text.
func BeRefused(code int, reason string) types.GomegaMatcher {
	return And(HaveField("Code", code), HaveField("Error", ContainSubstring(reason)))
}

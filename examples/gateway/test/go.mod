module example.dev/gateway/test

go 1.20

require (
	example.dev/gateway v0.0.0
	github.com/onsi/ginkgo/v2 v2.15.0
	github.com/onsi/gomega v1.27.10
)

replace example.dev/gateway => ../

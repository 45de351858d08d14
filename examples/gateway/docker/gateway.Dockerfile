# The Gateway, built with:  docker build -f docker/gateway.Dockerfile .   (the Gateway has no dependencies to download)
FROM golang:1.23-bookworm AS build
WORKDIR /src
ENV CGO_ENABLED=0
# The standard library has a layer of its own, so that a change to the Gateway builds in seconds.
RUN go build -trimpath net/http
COPY go.mod *.go ./
COPY internal internal
# Where COVER is set, the Gateway writes what of it ran into the folder that GOCOVERDIR names, as it ends.
ARG COVER=
RUN go build -trimpath ${COVER:+-cover} -o /gateway .

FROM debian:bookworm-slim
COPY --from=build /gateway /usr/local/bin/gateway
# A number, so that Kubernetes can tell that it is not root.
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/gateway"]

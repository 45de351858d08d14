// swift-format-ignore-file
// Written by scripts/embed from templates/ and profiles/: change those, then run "make generate".

/// The files that the program carries, so that it needs none beside itself.
public enum Embedded {
    /// The templates by their paths in `templates/`.
    public static let templates: [String: String] = [
        "gateway.yaml": #"""
# A Gateway: an HTTP service that also talks to the API server, as the service account of its name. What that account
# may do is the profile's matter: a ClusterRole and its binding among the manifests.
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{name}}
  namespace: {{namespace}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      # Variables such as REDIS_PORT, which Kubernetes derives from other services, would shadow the profile's own.
      enableServiceLinks: false
      serviceAccountName: {{name}}
      containers:
        - name: {{name}}
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          env:
            - name: POD_NAMESPACE
              valueFrom:
                fieldRef:
                  fieldPath: metadata.namespace
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
          ports:
            - containerPort: {{port}}
          readinessProbe:
{{#readinessPath}}
            httpGet:
              path: {{readinessPath}}
              port: {{port}}
{{/readinessPath}}
{{^readinessPath}}
            tcpSocket:
              port: {{port}}
{{/readinessPath}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#nodePort}}
  type: NodePort
{{/nodePort}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
    - port: {{port}}
      targetPort: {{port}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}

"""#,
        "kind.yaml": #"""
# The cluster's configuration: https://kind.sigs.k8s.io/docs/user/configuration/
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: {{cluster}}
nodes:
{{#nodes}}
  - role: {{role}}
{{#image}}
    image: {{image}}
{{/image}}
    labels:
      envboot/environment: {{cluster}}
{{#labels}}
      {{name}}: {{value}}
{{/labels}}
{{#hasMounts}}
    extraMounts:
{{#mounts}}
      - hostPath: {{hostPath}}
        containerPath: {{containerPath}}
        readOnly: {{readOnly}}
{{/mounts}}
{{/hasMounts}}
{{#hasPatches}}
    kubeadmConfigPatches:
{{#patches}}
      - {{.}}
{{/patches}}
{{/hasPatches}}
{{#hasPorts}}
    extraPortMappings:
{{#ports}}
      - containerPort: {{nodePort}}
        hostPort: {{hostPort}}
        listenAddress: {{listenAddress}}
{{/ports}}
{{/hasPorts}}
{{/nodes}}

"""#,
        "redis.yaml": #"""
# A Redis for tests: one pod, nothing written to disk.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      enableServiceLinks: false
      automountServiceAccountToken: false
      containers:
        - name: redis
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          args: ["--port", {{portText}}, "--save", "", "--appendonly", "no"]
{{#hasEnv}}
          env:
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
{{/hasEnv}}
          ports:
            - containerPort: {{port}}
          readinessProbe:
            tcpSocket:
              port: {{port}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#nodePort}}
  type: NodePort
{{/nodePort}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
    - port: {{port}}
      targetPort: {{port}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}

"""#,
        "service.yaml": #"""
# Any HTTP service: one pod that is told where it is and what its environment is.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: {{name}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{name}}
    spec:
      # Variables such as REDIS_PORT, which Kubernetes derives from other services, would shadow the profile's own.
      enableServiceLinks: false
      automountServiceAccountToken: false
      containers:
        - name: {{name}}
          image: {{image}}
          imagePullPolicy: {{imagePullPolicy}}
          env:
            - name: POD_NAMESPACE
              valueFrom:
                fieldRef:
                  fieldPath: metadata.namespace
{{#env}}
            - name: {{name}}
              value: {{value}}
{{/env}}
          ports:
            - containerPort: {{port}}
          readinessProbe:
{{#readinessPath}}
            httpGet:
              path: {{readinessPath}}
              port: {{port}}
{{/readinessPath}}
{{^readinessPath}}
            tcpSocket:
              port: {{port}}
{{/readinessPath}}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: {{name}}
  namespace: {{namespace}}
spec:
{{#nodePort}}
  type: NodePort
{{/nodePort}}
  selector:
    app.kubernetes.io/name: {{name}}
  ports:
    - port: {{port}}
      targetPort: {{port}}
{{#nodePort}}
      nodePort: {{nodePort}}
{{/nodePort}}

"""#,
    ]

    /// The profiles by their file names in `profiles/`.
    public static let profiles: [String: String] = [
        "gateway.yaml": #"""
# One environment: a Kind cluster in which the example Gateway runs, with the Redis that it needs.
#
#   envboot up        brings it up; run again, it changes only what this file or the sources changed
#   envboot down      removes it
#
# Paths are relative to the folder that holds profiles/, unless they begin with / or ~.
apiVersion: envboot/v1
name: gateway

cluster:
  name: gateway-e2e
  # The way into the cluster, in a file of its own: your ~/.kube/config is left alone.
  kubeconfig: ~/.kube/gateway-kubeconfig
  # No image is named, so the nodes run the Kubernetes version that your kind was released with.
  nodes:
    - role: control-plane
    - role: worker # the services run here

# What the services run. An image is either built from source or taken from a registry.
images:
  gateway:
    build:
      context: examples/gateway
      dockerfile: docker/gateway.Dockerfile # relative to the context
  redis:
    ref: redis:7-alpine
    pull: missing # only where this machine does not have it

# Applied before the services: the custom resource that the Gateway creates, and its permission to create it.
manifests:
  - examples/gateway/config/crd/*.yaml
  - examples/gateway/config/rbac/*.yaml

services:
  redis:
    image: redis # the name of an image above
    port: 6379
  gateway:
    image: gateway
    port: 8080
    needs: [redis] # deployed once Redis is ready
    env:
      REDIS_ADDR: "redis:6379"
    readiness:
      httpGet:
        path: /ready
    # Reachable from outside the cluster, through one port for each process of a parallel test run.
    expose:
      nodePort: 30080
      perProcess: true

# Process 1 reaches the Gateway at 127.0.0.1:8081, process 2 at 8082, and so on up to process 16. The ports of a cluster
# cannot be changed once it is there, so it is made with more than most runs use.
ports:
  base: 8080
  processes: 16
  listenAddress: 127.0.0.1 # this machine only

# How many processes a test run has: one for each CPU, as far as the memory suffices.
procs:
  use: cpus
  min: 1
  max: 16
  memoryPerProc: 1Gi

"""#,
    ]
}

extension VariableRule {
    /// The rules, an exact name before its group. Unknown variables that could change what is
    /// deployed are removed; those that lead to Docker, to registries or through a proxy are passed on.
    package static let all = kind + docker + builds + kubectl + helm + network

    /// https://github.com/kubernetes-sigs/kind, `os.Getenv` in pkg/cluster and pkg/cmd
    private static let kind = [
        VariableRule("KIND_CLUSTER_NAME", .removed, "the cluster's name is the profile's `cluster.name`"),
        VariableRule(
            "KIND_EXPERIMENTAL_PROVIDER", .refused(unless: "docker"), "envboot supports nodes in docker only"),
        VariableRule(
            "KIND_EXPERIMENTAL_DOCKER_NETWORK", .passedWithWarning,
            "new nodes join this Docker network instead of `kind`"),
        VariableRule(
            "KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER", .passedWithWarning,
            "containerd in new nodes uses this snapshotter"),
        VariableRule("KIND_*", .removed, "the profile describes the cluster"),
    ]

    /// https://docs.docker.com/reference/cli/docker/#environment-variables
    private static let docker = [
        VariableRule("DOCKER_HOST", .passed, "the Docker to use, before a context"),
        VariableRule("DOCKER_CONTEXT", .passed, "the Docker to use, before the context of `docker context use`"),
        VariableRule("DOCKER_CONFIG", .passed, "the directory of contexts, plugins and registry credentials"),
        VariableRule("DOCKER_TLS", .passed, "the connection to Docker"),
        VariableRule("DOCKER_TLS_VERIFY", .passed, "the connection to Docker"),
        VariableRule("DOCKER_CERT_PATH", .passed, "the connection to Docker"),
        VariableRule(
            "DOCKER_API_VERSION", .passedWithWarning,
            "docker uses this API version, which may lack what kind and envboot need"),
        VariableRule(
            "DOCKER_DEFAULT_PLATFORM", .passedWithWarning,
            "images are pulled, built and run for this platform, including the node image"),
        VariableRule(
            "DOCKER_CONTENT_TRUST", .passedWithWarning,
            "docker pulls and builds from signed images only; many, such as kindest/node, are unsigned"),
        VariableRule(
            "DOCKER_BUILDKIT", .passed, "chooses the builder of `docker build`; each leaves the image in Docker"),
        VariableRule("DOCKER_*", .passed, "the connection to Docker, credentials, help texts"),
    ]

    /// https://docs.docker.com/build/building/variables/#build-tool-configuration-variables
    private static let builds = [
        VariableRule("BUILDX_CONFIG", .passed, "buildx's configuration directory"),
        VariableRule("BUILDX_NO_DEFAULT_ATTESTATIONS", .passed, "whether images get attestations"),
        VariableRule("BUILDX_BUILDER", .removed, "images must be built in Docker, from which they are loaded"),
        VariableRule("BUILDX_*", .removed, "the profile describes the build"),
        VariableRule("BUILDKIT_*", .removed, "progress output, or a builder outside Docker"),
        VariableRule("COMPOSE_*", .removed, "envboot does not run docker compose"),
    ]

    /// https://kubernetes.io/docs/reference/kubectl/kubectl/#environment-variables and client-go
    private static let kubectl = [
        VariableRule("KUBECONFIG", .removed, "every command gets the environment's own kubeconfig"),
        VariableRule("KUBECACHEDIR", .passed, "kubectl's cache directory"),
        VariableRule("KUBERC", .set("off"), "defaults of the user's kuberc would change what kubectl does"),
        VariableRule("KUBECTL_KUBERC", .set("false"), "defaults of the user's kuberc would change what kubectl does"),
        VariableRule("KUBECTL_*", .removed, "features, headers and external programs of kubectl"),
        VariableRule("KUBE_*", .removed, "Kubernetes client features, and editors"),
        VariableRule("KUBERNETES_*", .removed, "the cluster that envboot itself may be running in"),
        VariableRule("POD_NAMESPACE", .removed, "the namespace of the pod that envboot itself may be running in"),
    ]

    /// https://helm.sh/docs/helm/helm/
    private static let helm =
        [
            "HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME", "HELM_CONTENT_CACHE", "HELM_REGISTRY_CONFIG",
            "HELM_REPOSITORY_CACHE", "HELM_REPOSITORY_CONFIG",
        ].map { VariableRule($0, .passed, "where helm keeps repositories, credentials and its cache") }
        + ["HELM_PLUGINS", "HELM_NO_PLUGINS"].map { VariableRule($0, .passed, "helm's plugins, such as downloaders") }
        + [VariableRule("HELM_*", .removed, "namespace, cluster, release storage and debug output")]

    /// https://pkg.go.dev/golang.org/x/net/http/httpproxy and crypto/x509
    private static let network =
        ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"].map {
            VariableRule($0, .passed, "the proxy for registries; kind also sets it in the nodes")
        }
        + ["ALL_PROXY", "all_proxy"].map { VariableRule($0, .passed, "the proxy for Docker on another machine") }
        + ["SSL_CERT_FILE", "SSL_CERT_DIR"].map { VariableRule($0, .passed, "trusted certificates") }
}

/// A profile of the tests' own.
struct TestProfile: Sendable {
    var name: String
    var hasGateway = true
    /// The image of Redis.
    var redis = "redis:7-alpine"
    var workers = 0
    var portBase = 21000
    var listenAddress = "127.0.0.1"
    /// Variables of the Gateway's, beside the address of its Redis.
    var variables: [String: String] = [:]
    /// Manifests beside those of the Gateway.
    var manifests: [String] = []
    /// A further service, which is these manifests.
    var service: [String] = []
    /// The suites, by their names in the profile: folders, of which `e2e` needs the cluster.
    var suites: [String: String] = [:]
    /// Lines of services beside the Gateway and Redis.
    var furtherServices: String?
    var kubeconfig = "./kubeconfig"
    var nodeImage = Testbed.nodeImage
    /// A program that runs after the services are deployed.
    var hook: String?

    static let processes = 4
    var ports: [Int] { (1...Self.processes).map { portBase + $0 } }

    var text: String {
        let nodes = ["control-plane"] + Array(repeating: "worker", count: workers)
        let allManifests = (hasGateway ? ["config/crd/*.yaml", "config/rbac/*.yaml"] : []) + manifests
        return """
            apiVersion: envboot/v1
            name: \(name)
            cluster:
              kubeconfig: \(kubeconfig)
              \(nodeImage.map { "image: \($0)" } ?? "# kind's own image")
              nodes: [\(nodes.map { "{role: \($0)}" }.joined(separator: ", "))]
            images:
              redis: {ref: "\(redis)"}
            \(hasGateway ? "  gateway: {build: {context: gateway, dockerfile: docker/gateway.Dockerfile}}" : "")
            manifests: [\(allManifests.joined(separator: ", "))]
            services:
              redis: {image: redis, port: 6379}
              \(furtherServices ?? "")
            \(hasGateway ? gateway : "")
            \(service.isEmpty ? "" : "  further: {manifests: [\(service.joined(separator: ", "))]}")
            ports: {base: \(portBase), processes: \(Self.processes), listenAddress: \(listenAddress)}
            hooks: {afterDeploy: [\(hook.map { "{run: [\($0)], timeout: 30s}" } ?? "")]}
            suites: {\(suites.sorted { $0.key < $1.key }.map(suite).joined(separator: ", "))}
            """
    }

    private func suite(name: String, path: String) -> String {
        "\(name): {path: \(path), timeout: 8m, cluster: \(name == "e2e")}"
    }

    private var gateway: String {
        let all = variables.merging(["REDIS_ADDR": "redis:6379"]) { $1 }.sorted { $0.key < $1.key }
        return """
              gateway:
                image: gateway
                port: 8080
                needs: [redis]
                env: {\(all.map { "\($0.key): \"\($0.value)\"" }.joined(separator: ", "))}
                readiness: {httpGet: {path: /ready}}
                expose: {nodePort: 30080, perProcess: true}
            """
    }
}

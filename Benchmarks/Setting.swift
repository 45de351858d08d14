/// An environment that contestants bring up.
enum Setting: CaseIterable, Sendable {
    case twoNodes, oneNode, threeNodes, oneService, twentyServices

    /// How many nodes there are beside the control plane.
    var workers: Int {
        switch self {
        case .twoNodes: 1
        case .threeNodes: 2
        case .oneNode, .oneService, .twentyServices: 0
        }
    }

    /// Whether the example Gateway runs in it; else there are only instances of Redis.
    var hasGateway: Bool { self == .twoNodes || self == .oneNode || self == .threeNodes }

    /// The names of the instances of Redis.
    var redisNames: [String] {
        switch self {
        case .twoNodes, .oneNode, .threeNodes: ["redis"]
        case .oneService: ["redis-1"]
        case .twentyServices: (1...20).map { "redis-\($0)" }
        }
    }

    /// The Gateway's ports on this machine.
    var ports: [Int] { hasGateway ? (1...Self.processes).map { Self.portBase + $0 } : [] }

    private static let portBase = 27000
    private static let processes = 16

    private var roles: [String] { ["control-plane"] + Array(repeating: "worker", count: workers) }

    /// The profile, for envboot.
    ///
    /// - Parameters:
    ///   - image: the nodes' image; kind's own where nil.
    ///   - change: the value of a variable of the Gateway's.
    func profile(cluster: String, image: String?, change: String) -> String {
        let gatewayImage = "  gateway: {build: {context: gateway, dockerfile: docker/gateway.Dockerfile}}"
        let gateway = """
              gateway:
                image: gateway
                port: 8080
                needs: [redis]
                env: {REDIS_ADDR: "redis:6379", CHANGE: "\(change)"}
                readiness: {httpGet: {path: /ready}}
                expose: {nodePort: 30080, perProcess: true}
            """
        return """
            apiVersion: envboot/v1
            name: \(cluster)
            cluster:
              kubeconfig: ./kubeconfig
              \(image.map { "image: \($0)" } ?? "# kind's own image")
              nodes: [\(roles.map { "{role: \($0)}" }.joined(separator: ", "))]
            images:
              redis: {ref: "redis:7-alpine"}
            \(hasGateway ? gatewayImage : "")
            manifests: [\(hasGateway ? "manifests/*.yaml" : "")]
            services:
            \(redisNames.map { "  \($0): {image: redis, port: 6379}" }.joined(separator: "\n"))
            \(hasGateway ? gateway : "")
            \(hasGateway ? "ports: {base: \(Self.portBase), processes: \(Self.processes)}" : "")

            """
    }

    /// kind's configuration of the same nodes and ports, with nothing of envboot's.
    ///
    /// - Parameter image: the nodes' image; kind's own where nil.
    func kindConfiguration(image: String?) -> String {
        let mappings = ports.map { "{containerPort: 30080, hostPort: \($0), listenAddress: 127.0.0.1}" }
        let nodes = roles.map { role in
            """
              - role: \(role)
                \(image.map { "image: \($0)" } ?? "# kind's own image")
                extraPortMappings: [\(role == "control-plane" ? mappings.joined(separator: ", ") : "")]
            """
        }
        return """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            \(nodes.joined(separator: "\n"))

            """
    }
}

import Foundation

/// A contestant at work in its folder: what it does, and what is done to it.
struct Subject: Sendable {
    let site: Site
    let tools: Tools

    /// Makes the environment be what the folder says, in the contestant's own way. For the floor that is the bare
    /// cluster.
    func up() async throws {
        switch site.contestant {
        case .floor: try await createBareCluster()
        case .script:
            try await tools.run(Tools.peer, [site.cluster] + site.setting.ports.map(String.init), in: site.folder)
        case .envboot: try await envboot("up")
        }
    }

    private func createBareCluster() async throws {
        let configuration = ["--config", site.folder + "/kind.yaml", "--kubeconfig", site.kubeconfig]
        try await tools.run("kind", ["create", "cluster", "--name", site.cluster] + configuration)
        try await kubectl("wait", "--for", "condition=Ready", "nodes", "--all", "--timeout", "180s")
    }

    @discardableResult
    func envboot(_ arguments: String...) async throws -> String {
        try await tools.run(Tools.envboot, arguments + ["--profile", "profiles/bench.yaml"], in: site.folder)
    }

    @discardableResult
    private func kubectl(_ arguments: String...) async throws -> String {
        try await tools.run("kubectl", ["--kubeconfig", site.kubeconfig] + arguments)
    }

    func deleteCluster() async throws {
        try await tools.deleteCluster(site.cluster, kubeconfig: site.kubeconfig)
        try? FileManager.default.removeItem(atPath: site.kubeconfig)
    }

    func deleteImages() async throws {
        switch site.contestant {
        case .floor: return
        case .script: try await tools.deleteImages(named: "envboot-bench.local/*")
        case .envboot: try await tools.deleteImages(named: "envboot.local/\(site.cluster)/*")
        }
    }

    /// Builds the Gateway's image as the contestant would find it built.
    func buildImages() async throws {
        guard site.setting.hasGateway, site.contestant != .floor else { return }
        let reference = site.contestant == .envboot ? try await imageReference() : "envboot-bench.local/gateway:built"
        let arguments = ["--tag", reference, "--file", "gateway/docker/gateway.Dockerfile", "gateway"]
        try await tools.run("docker", ["build"] + arguments, in: site.folder)
    }

    /// The name that envboot gives the Gateway's image.
    private func imageReference() async throws -> String {
        struct Status: Decodable {
            struct Image: Decodable { var name: String; var reference: String }
            var images: [Image]
        }
        let status = try JSONDecoder().decode(
            Status.self, from: Data(try await envboot("status", "--output", "json").utf8))
        guard let image = status.images.first(where: { $0.name == "gateway" }) else {
            throw Unexpected("envboot status names no image of the Gateway")
        }
        return image.reference
    }

    /// The containers of the cluster's nodes.
    func nodes() async throws -> [String] {
        let filter = "label=io.x-k8s.kind.cluster=\(site.cluster)"
        return try await tools.lines("docker", ["ps", "--all", "--filter", filter, "--format", "{{.Names}}"])
    }

    /// Asks the cluster for all objects that are envboot's, of those kinds that `envboot up --verbose` shows.
    func askForLabelledObjects() async throws {
        let kinds = [
            "ClusterRole.v1.rbac.authorization.k8s.io", "ClusterRoleBinding.v1.rbac.authorization.k8s.io",
            "ConfigMap.v1.", "CustomResourceDefinition.v1.apiextensions.k8s.io", "Deployment.v1.apps", "Endpoints.v1.",
            "Node.v1.", "Service.v1.", "ServiceAccount.v1.",
        ]
        let label = "envboot/environment=\(site.cluster)"
        try await kubectl(
            "get", kinds.joined(separator: ","), "--all-namespaces", "--selector", label, "--output", "json")
    }

    func makeMess() async throws {
        try await kubectl("apply", "--filename", Site.mess)
        try await kubectl("delete", "deployment", "gateway")
    }

    func expectNoMess() async throws {
        let left = try await kubectl("get", "--filename", Site.mess, "--ignore-not-found", "--output", "name")
        guard left.isEmpty else { throw Unexpected("reset left \(left)") }
    }
}

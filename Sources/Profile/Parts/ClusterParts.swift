extension ClusterSettings {
    private static let nameRule = NameRule.label("the name of a cluster", atMost: 50)

    /// The `cluster` of a profile, which may be left out. Its name and its kubeconfig follow from the profile's name.
    init(_ value: Value?, profile: String?, _ root: Value) {
        let written = value?.mapping { keys in
            let name = keys.optional("name")
            return (
                name: name?.name(Self.nameRule), isNamed: name != nil,
                kubeconfig: keys.optional("kubeconfig").map { $0.kubeconfig() ?? "" },
                image: keys.optional("image")?.imageReference(),
                nodes: keys.optional("nodes").map { $0.nodes() },
                onChange: keys.optional("onChange")?.word(of: OnChange.self)
            )
        }
        if let profile, written?.isNamed != true, let hint = Self.nameRule.problem(with: profile) {
            root.context.error(
                "'\(profile)' is too long for the cluster, which is named so too", at: "name", hint: hint)
        }
        let name = written?.name ?? profile ?? ""
        self.init(
            name: name, kubeconfig: written?.kubeconfig ?? root.defaultKubeconfig(cluster: name), image: written?.image,
            nodes: written?.nodes ?? [ClusterNode()], onChange: written?.onChange ?? .ask)
    }
}

extension Value {
    fileprivate func nodes() -> [ClusterNode] {
        let nodes = list(ClusterNode.init)
        let hasBrokenNode = nodes.count != node.items?.count
        if !hasBrokenNode, !nodes.contains(where: { $0.role == .controlPlane }) {
            error("a cluster needs a node with the role control-plane", hint: "add '- role: control-plane'")
        }
        return nodes
    }

    /// The path of a kubeconfig that is the environment's own.
    fileprivate func kubeconfig() -> String? {
        guard let path = filePath() else { return nil }
        if let home = context.home, isSameFile(path, absolutePath(".kube/config", from: home)) {
            error(
                "an environment never writes your own kubeconfig", hint: "name a file of its own, or leave the key out")
        }
        if FileKind(at: path) == .folder { error("expected a file, '\(path)' is a folder") }
        return path
    }

    fileprivate func defaultKubeconfig(cluster: String) -> String {
        guard let home = context.home else {
            context.error(
                "missing key 'cluster.kubeconfig', since the environment variable HOME is not set", at: "cluster",
                hint: "set HOME, or name the file")
            return ""
        }
        return absolutePath(".kube/\(cluster)-kubeconfig", from: home)
    }
}

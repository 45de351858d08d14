extension ClusterSettings {
    package static let longestName = 50
    private static let nameRule = NameRule.label("the name of a cluster", atMost: longestName)

    enum Fields {
        static let name = Field(
            "name", .name(nameRule), default: .told("the profile's name"), example: "gateway-e2e",
            "the kind cluster's name; at most 50 characters, since the nodes' names are made of it")
        static let kubeconfig = Field(
            "kubeconfig", .path { $0.kubeconfig() }, default: .told("`~/.kube/NAME-kubeconfig`"),
            example: "~/.kube/gateway-kubeconfig",
            "where the way into the cluster is written, NAME being the cluster's. Your own `~/.kube/config` is refused"
        )
        static let image = Field(
            "image", .imageReference, default: .told("the installed kind's own"), example: "kindest/node:v1.36.1",
            "the image of the nodes, which decides the Kubernetes version")
        static let kubernetes = Field(
            "kubernetes", .kubernetesVersion, default: .told("the installed kind's own"), example: "\"1.36\"",
            "the Kubernetes version, for which the node image that the installed kind was released with is used, "
                + "with its digest; `image` takes precedence")
        static let nodes = Field(
            "nodes", .nodes, default: .value("[{role: control-plane}]"),
            example: "[{role: control-plane}, {role: worker}]",
            "the nodes, at least one of them with the role `control-plane`")
        static let onChange = Field(
            "onChange", ValueType<OnChange>.word, default: .value("ask"), example: "recreate",
            "what to do where a change needs a new cluster: ask on a terminal and refuse elsewhere, recreate it, or refuse"
        )
        static let all = [
            name.declared, kubeconfig.declared, image.declared, kubernetes.declared, nodes.declared, onChange.declared,
        ]
    }

    /// The `cluster` of a profile as it is written.
    struct Written: Sendable {
        var name: String?
        var isNamed = false
        var kubeconfig: String?
        var image: String?
        var kubernetes: String?
        var nodes: [ClusterNode]?
        var onChange: OnChange?
    }

    static let type = ValueType<Written>.mapping(Fields.all) { keys in
        Written(
            name: keys[Fields.name], isNamed: keys.has(Fields.name),
            kubeconfig: keys.has(Fields.kubeconfig) ? keys[Fields.kubeconfig] ?? "" : nil,
            image: keys[Fields.image], kubernetes: keys[Fields.kubernetes], nodes: keys[Fields.nodes],
            onChange: keys[Fields.onChange])
    }

    /// The settings of a profile's cluster. Its name and its kubeconfig follow from the profile's name.
    init(_ written: Written, profile: String?, _ root: Value) {
        if let profile, !written.isNamed, let hint = Self.nameRule.problem(with: profile) {
            root.context.error(
                "'\(profile)' is too long for the cluster, which is named so too", at: "name", hint: hint)
        }
        let name = written.name ?? profile ?? ""
        self.init(
            name: name, kubeconfig: written.kubeconfig ?? root.defaultKubeconfig(cluster: name), image: written.image,
            kubernetes: written.kubernetes, nodes: written.nodes ?? [ClusterNode()], onChange: written.onChange ?? .ask)
    }
}

extension ValueType<[ClusterNode]> {
    fileprivate static var nodes: Self {
        let list = list(of: ClusterNode.type)
        let controlPlane: Schema = .key("role", ["const": .string("control-plane")])
        return Self(words: "list", schema: list.schema + ["contains": controlPlane.node], fields: list.fields) {
            value in
            let nodes = list.read(value) ?? []
            let hasBrokenNode = nodes.count != value.node.items?.count
            if !hasBrokenNode, !nodes.contains(where: { $0.role == .controlPlane }) {
                value.error("a cluster needs a node with the role control-plane", hint: "add '- role: control-plane'")
            }
            return nodes
        }
    }
}

extension Value {
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

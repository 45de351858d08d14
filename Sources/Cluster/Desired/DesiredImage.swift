import Profile

/// An image as the cluster is to have it.
struct DesiredImage: Sendable, Equatable {
    enum Source: Sendable, Equatable {
        case build(BuildRecipe)
        case pull(Pull)
    }

    /// The profile's name for it.
    let name: String
    /// What docker and the pods call it. A built image is tagged with the digest of its recipe, so that the tag alone
    /// tells whether a machine or a node has it, and a pod whose image changed is replaced.
    let reference: String
    let source: Source

    init(_ image: Image, cluster: String) throws(DesiredError) {
        name = image.name
        switch image.source {
        case .build(let build):
            let recipe = try BuildRecipe(build)
            reference = "\(Self.repository(cluster: cluster, image: image.name)):\(recipe.digest)"
            source = .build(recipe)
        case .ref(let reference, let pull):
            self.reference = reference
            source = .pull(pull)
        }
    }

    /// Where the images that envboot builds are: a name that no registry answers to, so that a node which lacks one
    /// does not ask for it elsewhere.
    static func repository(cluster: String, image: String) -> String { "envboot.local/\(cluster)/\(image)" }

    var isBuilt: Bool { if case .build = source { true } else { false } }

    /// The reference as a node's containerd writes it.
    var nodeReference: String { Self.nodeReference(of: reference) }

    /// A reference with the registry and the tag that docker leaves out.
    static func nodeReference(of short: String) -> String {
        var reference = short
        let parts = reference.split(separator: "/", maxSplits: 1)
        let hasRegistry =
            parts.count == 2 && (parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost")
        if !hasRegistry { reference = (parts.count == 1 ? "docker.io/library/" : "docker.io/") + reference }
        let lastPart = reference.split(separator: "/").last ?? ""
        return lastPart.contains(":") || reference.contains("@") ? reference : reference + ":latest"
    }
}

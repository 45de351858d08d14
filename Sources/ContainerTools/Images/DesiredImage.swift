import Profile

/// An image as the cluster is to have it.
package struct DesiredImage: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        case build(BuildRecipe)
        case pull(Pull)
    }

    /// The profile's name for it.
    package let name: String
    /// What docker and the pods call it. A built image is tagged with the digest of its recipe, so that the tag alone
    /// tells whether a machine or a node has it, and a pod whose image changed is replaced.
    package let reference: String
    /// What is pulled, where that is a digest: docker's archives lose the name of such an image, so that it gets a tag
    /// of ours.
    package let digestReference: String?
    package let source: Source
    /// The platform that is pulled; nil for Docker's own.
    package let platform: String?

    package init(_ image: Image, cluster: String) throws {
        name = image.name
        platform = image.platform
        switch image.source {
        case .build(let build):
            let recipe = try BuildRecipe(build)
            reference = "\(Self.repository(cluster: cluster, image: image.name)):\(recipe.digest)"
            digestReference = nil
            source = .build(recipe)
        case .ref(let written, let pull):
            let digest = written.split(separator: "@sha256:").dropFirst().first
            digestReference = digest == nil ? nil : written
            reference =
                digest.map {
                    // An index has the same digest for all of its platforms.
                    let platform = image.platform.map { "-" + $0.replacing("/", with: "-") } ?? ""
                    return "\(Self.repository(cluster: cluster, image: image.name)):\($0.prefix(16))\(platform)"
                } ?? written
            source = .pull(pull)
        }
    }

    /// Where the images that envboot builds are: a name that no registry answers to, so that a node which lacks one
    /// does not ask for it elsewhere.
    package static func repository(cluster: String, image: String) -> String { "envboot.local/\(cluster)/\(image)" }

    /// Whether the tag alone says what is in the image.
    package var hasContentTag: Bool { if case .build = source { true } else { digestReference != nil } }

    /// ` for linux/amd64`; nothing if any platform will do.
    package var forPlatform: String { platform.map { " for \($0)" } ?? "" }

    /// The reference to pull.
    package var pulledReference: String { digestReference ?? reference }

    /// The digest of ``digestReference`` with the repository, as docker lists it: without the tag beside it.
    package var repositoryDigest: String? {
        guard let digestReference, let at = digestReference.firstIndex(of: "@") else { return nil }
        let name = digestReference[..<at]
        let slash = name.lastIndex(of: "/") ?? name.startIndex
        let tag = name[slash...].firstIndex(of: ":") ?? name.endIndex
        return Self.nodeReference(of: name[..<tag] + digestReference[at...])
    }

    /// The reference as a node's containerd writes it.
    package var nodeReference: String { Self.nodeReference(of: reference) }

    /// A reference with the registry and the tag that docker leaves out.
    package static func nodeReference(of short: some StringProtocol) -> String {
        var reference = String(short)
        let parts = reference.split(separator: "/", maxSplits: 1)
        let hasRegistry =
            parts.count == 2 && (parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost")
        if !hasRegistry { reference = (parts.count == 1 ? "docker.io/library/" : "docker.io/") + reference }
        let lastPart = reference.split(separator: "/").last ?? ""
        return lastPart.contains(":") || reference.contains("@") ? reference : reference + ":latest"
    }
}

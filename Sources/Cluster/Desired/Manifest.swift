import Diagnostics
import ContainerTools
import Escaping
import YAML

/// One object as it is applied: a document of a manifest, with the marks by which envboot knows its own.
package struct Manifest: Sendable, Equatable {
    static let environmentLabel = "envboot/environment"
    static let digestAnnotation = "envboot/digest"

    package let key: ObjectKey
    let node: Node
    /// Tells whether the manifest changed since it was applied.
    let digest: String

    /// - Parameters:
    ///   - document: a document of a manifest.
    ///   - file: where it comes from, for errors.
    ///   - cluster: the cluster that it belongs to.
    ///   - images: what to put in place of a container's `image` that is the name of one of the profile's images.
    init(_ document: Node, file: String, cluster: String, images: [String: String]) throws(Diagnostic) {
        guard let apiVersion = document["apiVersion"]?.text, let kind = document["kind"]?.text,
            let name = document.value(at: ["metadata", "name"])?.text
        else {
            throw Diagnostic.profile(
                file, line: document.mark.line, "this is no Kubernetes object",
                hint: "each document of a manifest needs apiVersion, kind and metadata.name")
        }
        key = ObjectKey(
            apiVersion: apiVersion, kind: kind, namespace: document.value(at: ["metadata", "namespace"])?.text,
            name: name)
        var node = document.replacingImages(images)
        digest = Digest.of(emit([node]))
        guard node.set(.string(cluster), at: ["metadata", "labels", Self.environmentLabel]),
            node.set(.string(digest), at: ["metadata", "annotations", Self.digestAnnotation])
        else {
            throw Diagnostic.profile(
                file, line: document.mark.line, "metadata.labels or metadata.annotations is not a mapping",
                hint: "write them as `key: value` lines")
        }
        self.node = node
    }

    /// The objects of a file's text, those of a `List` one by one, each changed before it counts as the manifest.
    static func all(
        in bytes: [UInt8], file: String, cluster: String, images: [String: String], _ change: (Node) -> Node = { $0 }
    ) throws -> [Manifest] {
        try Task.checkCancellation()
        let documents: [Node]
        do {
            documents = try parse(bytes, file: file, limits: ParseLimits(bytes: 16 << 20, nodes: 1_000_000))
        } catch {
            throw Diagnostic.profile(file, line: error.mark.line, error.message, hint: error.hint)
        }
        return try documents.filter { !$0.isNull }
            .flatMap { $0["kind"]?.text == "List" ? $0["items"]?.items ?? [] : [$0] }
            .map { try Manifest(change($0), file: file, cluster: cluster, images: images) }
    }
}

extension Node {
    /// This node with each `image: NAME` in it, where NAME is one of the names, naming the image itself.
    fileprivate func replacingImages(_ images: [String: String]) -> Node {
        var copy = self
        switch content {
        case .scalar: break
        case .sequence(let items): copy.content = .sequence(items.map { $0.replacingImages(images) })
        case .mapping(let entries):
            copy.content = .mapping(
                entries.map { entry in
                    var value = entry.value.replacingImages(images)
                    if entry.key.text == "image", let name = value.text, let reference = images[name] {
                        value = .string(reference)
                    }
                    return Entry(key: entry.key, value: value)
                })
        }
        return copy
    }
}

extension Manifest {
    /// The flags by which kubectl selects a workload's pods; nil where the manifest does not say which are its.
    var podSelector: [String]? {
        guard let podLabels else { return nil }
        let pairs = podLabels.compactMap { entry in
            entry.key.text.flatMap { key in entry.value.text.map { "\(key)=\($0)" } }
        }
        return ["--selector", pairs.joined(separator: ",")] + key.namespaceArguments
    }

    /// Whether a pod, as the API server tells it, is one that this workload makes.
    package func makes(_ pod: JSONValue) -> Bool {
        guard pod["metadata", "namespace"]?.string == key.namespace ?? "default", let podLabels else { return false }
        return podLabels.allSatisfy { entry in
            entry.key.text.map { pod["metadata", "labels"]?[$0]?.string == entry.value.text } ?? false
        }
    }

    private var podLabels: [Node.Entry]? {
        // Kubernetes itself gives the pods of a Job this label.
        if key.isJob { return [Node.Entry(key: .string("job-name"), value: .string(key.name))] }
        return node.value(at: ["spec", "selector", "matchLabels"])?.entries
    }

    /// Whether one of the object's containers runs the image.
    func uses(image reference: String) -> Bool { node.contains(image: reference) }
}

extension Node {
    fileprivate func contains(image reference: String) -> Bool {
        switch content {
        case .scalar: false
        case .sequence(let items): items.contains { $0.contains(image: reference) }
        case .mapping(let entries):
            entries.contains {
                $0.key.text == "image" && $0.value.text == reference || $0.value.contains(image: reference)
            }
        }
    }
}

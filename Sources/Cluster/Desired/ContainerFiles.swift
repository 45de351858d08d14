import Diagnostics
import ContainerTools
import Foundation
import Profile
import YAML

/// The files that a container finds: a ConfigMap and a Secret that hold them, and their places in the pods of a workload.
struct ContainerFiles {
    /// Kubernetes' limit for what is in one object
    /// (https://kubernetes.io/docs/concepts/configuration/configmap/#motivation).
    private static let maxBytes = 1 << 20
    static let digestAnnotation = "envboot/files"

    private struct File {
        var path: String
        /// Its name in the ConfigMap or the Secret.
        var key: String
        var bytes: [UInt8]
        var isSecret: Bool
    }

    private let owner: String
    private let namespace: String
    private let files: [File]

    /// - Throws: `Diagnostic` where a file cannot be read, or they are too large.
    init(_ files: [ContainerFile], of owner: String, namespace: String) throws(Diagnostic) {
        self.owner = owner
        self.namespace = namespace
        var read: [File] = []
        for (index, file) in files.enumerated() {
            read.append(
                File(
                    path: file.path, key: "\(index)-\(Self.keyText(file.source))", bytes: try readFile(file.source),
                    isSecret: file.isSecret))
        }
        self.files = read
        for isSecret in [false, true] {
            let size = read.filter { $0.isSecret == isSecret }.reduce(0) { $0 + $1.bytes.count }
            guard size > Self.maxBytes, let first = files.first(where: { $0.isSecret == isSecret }) else { continue }
            throw Diagnostic.profile(
                first.source, "the \(isSecret ? "secret" : "config") files of \(owner) have \(size) bytes together",
                hint: "a \(isSecret ? "Secret" : "ConfigMap") holds at most 1 MiB; put larger files into the image")
        }
    }

    /// The objects that hold the files.
    var objects: [Node] {
        [false, true].compactMap { isSecret in
            let held = files.filter { $0.isSecret == isSecret }
            if held.isEmpty { return nil }
            let data = Node.mapping(held.map { ($0.key, .string(Data($0.bytes).base64EncodedString())) })
            return .mapping([
                ("apiVersion", .string("v1")), ("kind", .string(isSecret ? "Secret" : "ConfigMap")),
                ("metadata", .mapping([("name", .string(name(isSecret))), ("namespace", .string(namespace))])),
                (isSecret ? "data" : "binaryData", data),
            ])
        }
    }

    /// The workload, with the files in each of its containers. A digest of them is noted in its pods, so that these
    /// restart where a file changes.
    func mounted(in workload: Node) -> Node {
        let pod = ["spec", "template", "spec"]
        guard !files.isEmpty, let containers = workload.value(at: pod + ["containers"])?.items else { return workload }
        var workload = workload
        let mounts = files.map { file in
            Node.mapping([
                ("name", .string(volume(file.isSecret))), ("mountPath", .string(file.path)),
                ("subPath", .string(file.key)), ("readOnly", .bool(true)),
            ])
        }
        let kinds = [false, true].filter { isSecret in files.contains { $0.isSecret == isSecret } }
        let volumes = kinds.map { isSecret in
            Node.mapping([
                ("name", .string(volume(isSecret))),
                isSecret
                    ? ("secret", .mapping([("secretName", .string(name(true)))]))
                    : ("configMap", .mapping([("name", .string(name(false)))])),
            ])
        }
        workload.set(.sequence(containers.map { $0.appending(mounts, to: "volumeMounts") }), at: pod + ["containers"])
        let known = workload.value(at: pod + ["volumes"])?.items ?? []
        workload.set(.sequence(known + volumes), at: pod + ["volumes"])
        workload.set(
            .string(Digest.of(emit(objects))),
            at: ["spec", "template", "metadata", "annotations", Self.digestAnnotation])
        return workload
    }

    private func name(_ isSecret: Bool) -> String { owner + (isSecret ? "-secret-files" : "-config-files") }
    private func volume(_ isSecret: Bool) -> String { isSecret ? "secret-files" : "config-files" }

    /// The file's name in the letters that a key may have.
    private static func keyText(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(
            name.unicodeScalars.prefix(100).map { scalar -> Character in
                let isAllowed =
                    scalar.isASCII
                    && (scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar))
                return isAllowed ? Character(scalar) : "_"
            })
    }
}

extension Node {
    fileprivate func appending(_ items: [Node], to key: String) -> Node {
        var node = self
        node.set(.sequence((node[key]?.items ?? []) + items), at: [key])
        return node
    }
}

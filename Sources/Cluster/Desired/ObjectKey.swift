import YAML

/// Which object of a cluster is meant.
public struct ObjectKey: Hashable, Sendable, Codable {
    /// As in a manifest: `v1`, `apps/v1`.
    public var apiVersion: String
    /// As in a manifest: `Service`, `Deployment`.
    public var kind: String
    /// The namespace; nil for the default one, and for kinds that have none.
    public var namespace: String?
    /// The object's name.
    public var name: String

    init(apiVersion: String, kind: String, namespace: String?, name: String) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace == "default" ? nil : namespace
        self.name = name
    }

    static func namespace(_ name: String) -> ObjectKey {
        ObjectKey(apiVersion: "v1", kind: "Namespace", namespace: nil, name: name)
    }

    init?(_ object: JSONValue) {
        guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string,
            let name = object["metadata", "name"]?.string
        else { return nil }
        self.init(
            apiVersion: apiVersion, kind: kind, namespace: object["metadata", "namespace"]?.string, name: name)
    }

    /// The kind as kubectl understands it beyond doubt: `Deployment.v1.apps`, `Service.v1.`.
    var qualifiedKind: String {
        let parts = apiVersion.split(separator: "/")
        return parts.count == 2 ? "\(kind).\(parts[1]).\(parts[0])" : "\(kind).\(apiVersion)."
    }

    /// The object as one argument of kubectl's.
    var argument: String { "\(qualifiedKind)/\(name)" }

    var namespaceArguments: [String] { namespace.map { ["--namespace", $0] } ?? [] }

    var isWorkload: Bool {
        apiVersion.hasPrefix("apps/") && ["Deployment", "StatefulSet", "DaemonSet"].contains(kind)
    }

    var isJob: Bool { apiVersion.hasPrefix("batch/") && kind == "Job" }
    /// Whether its pods are made by a controller of Kubernetes', which also makes them anew.
    var hasPods: Bool { isWorkload || isJob }
    var isService: Bool { apiVersion == "v1" && kind == "Service" }
    var isNamespace: Bool { apiVersion == "v1" && kind == "Namespace" }
    var isCustomResourceDefinition: Bool {
        apiVersion.hasPrefix("apiextensions.k8s.io/") && kind == "CustomResourceDefinition"
    }
}

extension ObjectKey: CustomStringConvertible {
    /// As people write it: `deployment payments/gateway`.
    public var description: String {
        let short = kind == "CustomResourceDefinition" ? "crd" : kind.lowercased()
        return "\(short) \(namespace.map { $0 + "/" } ?? "")\(name)"
    }

    /// The object as the key of a record.
    var recordKey: String { "\(qualifiedKind) \(namespace.map { $0 + "/" } ?? "")\(name)" }
}

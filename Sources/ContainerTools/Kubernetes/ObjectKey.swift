import YAML

/// Which object of a cluster is meant.
package struct ObjectKey: Hashable, Sendable, Codable {
    /// As in a manifest: `v1`, `apps/v1`.
    package var apiVersion: String
    /// As in a manifest: `Service`, `Deployment`.
    package var kind: String
    /// The namespace; nil for the default one, and for kinds that have none.
    package var namespace: String?
    /// The object's name.
    package var name: String

    package init(apiVersion: String, kind: String, namespace: String?, name: String) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace == "default" ? nil : namespace
        self.name = name
    }

    package static func namespace(_ name: String) -> ObjectKey {
        ObjectKey(apiVersion: "v1", kind: "Namespace", namespace: nil, name: name)
    }

    package init?(_ object: JSONValue) {
        guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string,
            let name = object["metadata", "name"]?.string
        else { return nil }
        self.init(
            apiVersion: apiVersion, kind: kind, namespace: object["metadata", "namespace"]?.string, name: name)
    }

    /// The kind as kubectl understands it beyond doubt: `Deployment.v1.apps`, `Service.v1.`.
    package var qualifiedKind: String {
        let parts = apiVersion.split(separator: "/")
        return parts.count == 2 ? "\(kind).\(parts[1]).\(parts[0])" : "\(kind).\(apiVersion)."
    }

    /// The object as one argument of kubectl's.
    package var argument: String { "\(qualifiedKind)/\(name)" }

    package var namespaceArguments: [String] { namespace.map { ["--namespace", $0] } ?? [] }

    package var isWorkload: Bool {
        apiVersion.hasPrefix("apps/") && ["Deployment", "StatefulSet", "DaemonSet"].contains(kind)
    }

    package var isJob: Bool { apiVersion.hasPrefix("batch/") && kind == "Job" }
    /// Whether its pods are made by a controller of Kubernetes', which also recreates them.
    package var hasPods: Bool { isWorkload || isJob }
    package var isService: Bool { apiVersion == "v1" && kind == "Service" }
    package var isNamespace: Bool { apiVersion == "v1" && kind == "Namespace" }
    package var isCustomResourceDefinition: Bool {
        apiVersion.hasPrefix("apiextensions.k8s.io/") && kind == "CustomResourceDefinition"
    }
}

extension ObjectKey: CustomStringConvertible {
    /// As people write it: `deployment payments/gateway`.
    package var description: String {
        let short = kind == "CustomResourceDefinition" ? "crd" : kind.lowercased()
        return "\(short) \(namespace.map { $0 + "/" } ?? "")\(name)"
    }

    /// The object as the key of a record.
    package var recordKey: String { "\(qualifiedKind) \(namespace.map { $0 + "/" } ?? "")\(name)" }
}

import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

extension Observed {
    /// What is observed where a profile's environment is up and nothing differs from it.
    static func converged(_ desired: Desired) throws -> Observed {
        var observed = Observed()
        observed.nodes = zip(desired.shape.nodeNames(cluster: desired.cluster), desired.shape.nodes).map { name, node in
            NodeContainer(
                name: name, role: node.role, isRunning: true, image: node.image ?? "kindest/node:default",
                mounts: Set(node.mounts), ports: Set(node.ports), apiPort: nil)
        }
        observed.nodes[0].apiPort = 40001
        for image in desired.images { observed.hostImages[image.reference] = "sha256:\(image.name)" }
        observed.kubeconfig = .current
        observed.answering = Set(desired.services.flatMap(\.probes).map(\.url))
        observed.cluster = .answering(try contents(desired, hostImages: observed.hostImages))
        return observed
    }

    private static func contents(_ desired: Desired, hostImages: [String: String]) throws -> Contents {
        var contents = Contents()
        contents.nodes = desired.shape.nodeNames(cluster: desired.cluster).map {
            Node(name: $0, isReady: true, images: Set(desired.images.map(\.nodeReference)))
        }
        var record = Record(shape: desired.shape)
        record.images = hostImages
        record.keys = desired.allManifests.map(\.key)
        record.hooks = desired.hooksDigest
        record.jobs = desired.jobsDigests
        for manifest in desired.allManifests {
            let object = JSONValue(live: manifest)
            contents.objects[manifest.key] = object
            record.objects[manifest.key.recordKey] = try Projection.digest(of: object, onto: manifest)
        }
        for key in desired.services.flatMap(\.endpoints) {
            contents.objects[.endpoints(key.name, namespace: key.namespace)] = .endpoints(address: "10.244.1.2")
        }
        contents.record = record
        contents.kept = try record.digest
        return contents
    }

    /// Changes what the API server tells, where it answers.
    mutating func changeContents(_ change: (inout Contents) -> Void) {
        guard case .answering(var contents) = cluster else { return }
        change(&contents)
        cluster = .answering(contents)
    }
}

extension ObjectKey {
    static func deployment(_ name: String) -> ObjectKey {
        ObjectKey(apiVersion: "apps/v1", kind: "Deployment", namespace: nil, name: name)
    }

    static func service(_ name: String) -> ObjectKey {
        ObjectKey(apiVersion: "v1", kind: "Service", namespace: nil, name: name)
    }

    static func configMap(_ name: String) -> ObjectKey {
        ObjectKey(apiVersion: "v1", kind: "ConfigMap", namespace: nil, name: name)
    }

    static func endpoints(_ name: String, namespace: String? = nil) -> ObjectKey {
        ObjectKey(apiVersion: "v1", kind: "Endpoints", namespace: namespace, name: name)
    }
}

extension JSONValue {
    /// An applied object as the API server gives it back: with a status, a generation and defaults.
    init(live manifest: Manifest) {
        self = JSONValue(manifest.node)
        if manifest.key.isWorkload {
            set(.number(1), at: "metadata", "generation")
            set(.string("RollingUpdate"), at: "spec", "strategy", "type")
            self["status"] = .object([
                "observedGeneration": .number(1), "replicas": .number(1), "updatedReplicas": .number(1),
                "availableReplicas": .number(1),
            ])
        }
        if manifest.key.isJob {
            self["status"] = .object([
                "conditions": .array([.object(["type": .string("Complete"), "status": .string("True")])])
            ])
        }
    }

    static func endpoints(address: String?) -> JSONValue {
        let addresses = address.map { [JSONValue.object(["ip": .string($0)])] } ?? []
        return .object(["subsets": .array([.object(["addresses": .array(addresses)])])])
    }

    init(_ node: Node) {
        switch node.content {
        case .sequence(let items): self = .array(items.map(JSONValue.init))
        case .mapping(let entries):
            self = .object(Dictionary(entries.map { ($0.key.text ?? "", JSONValue($0.value)) }) { $1 })
        case .scalar(let scalar):
            switch node.scalarValue {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .int(let value): self = .number(Double(value))
            case .float(let value): self = .number(value)
            case .string, nil: self = .string(scalar.text)
            }
        }
    }

    subscript(key: String) -> JSONValue? {
        get { if case .object(let members) = self { members[key] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    /// Sets the value at the end of a path of keys, making the objects on the way that are missing.
    mutating func set(_ value: JSONValue, at path: String...) { set(value, at: path[...]) }

    private mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
        guard let key = path.first else {
            self = value
            return
        }
        var member = self[key] ?? .object([:])
        member.set(value, at: path.dropFirst())
        self[key] = member
    }
}

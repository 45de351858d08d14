import ContainerTools
import Foundation
import YAML

/// What envboot notes in the cluster, in a ConfigMap, so that another checkout or a colleague sees the same state. It
/// is compared with what is observed and never trusted alone.
package struct Record: Codable, Sendable, Equatable {
    /// What the cluster was made from.
    var shape: ClusterShape
    /// The images that were loaded into every node that pods run on: their IDs by reference.
    var images: [String: String] = [:]
    /// A digest of each applied object as it was in the cluster then; it differs where somebody changed it since.
    var objects: [String: String] = [:]
    /// The objects themselves, so that one that the profile no longer has can be removed.
    var keys: [ObjectKey] = []
    /// A digest of the hooks that ran and the services that they ran for; nil where they did not.
    var hooks: String?
    /// A digest of each job that ran since the cluster's pods were started, by its name.
    var jobs: [String: String] = [:]

    static let key = ObjectKey(apiVersion: "v1", kind: "ConfigMap", namespace: "kube-system", name: "envboot")
    /// The annotation of the ConfigMap that names the copy of the cluster's state which is kept for a reset.
    static let keptAnnotation = "envboot/kept"
    private static let field = "record.json"

    init(shape: ClusterShape) { self.shape = shape }

    /// The record for a cluster whose pods restart: what hooks and jobs prepared in them is lost.
    var withNothingRun: Record {
        var record = self
        record.hooks = nil
        record.jobs = [:]
        return record
    }

    /// - Returns: nil where the ConfigMap has no record, or one of a version of envboot that wrote another.
    init?(configMap: JSONValue) {
        guard let text = configMap["data", Self.field]?.string,
            let record = try? JSONDecoder().decode(Record.self, from: Data(text.utf8))
        else { return nil }
        self = record
    }

    /// Tells the states of a cluster apart that differ in what envboot made.
    var digest: String { get throws { try Digest.of(json: self) } }

    func manifest(cluster: String) throws -> Node {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self)
        return .mapping([
            ("apiVersion", .string("v1")), ("kind", .string("ConfigMap")),
            (
                "metadata",
                .mapping([
                    ("name", .string(Self.key.name)), ("namespace", .string("kube-system")),
                    ("labels", .mapping([(Manifest.environmentLabel, .string(cluster))])),
                ])
            ),
            ("data", .mapping([(Self.field, Node(.scalar(.init(text: text, style: .literal))))])),
        ])
    }
}

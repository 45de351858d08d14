import Diagnostics
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Manifests")
struct ManifestTests {
    private func manifests(_ text: String, images: [String: String] = [:]) throws -> [Manifest] {
        try Manifest.all(in: Array(text.utf8), file: "m.yaml", cluster: "shop", images: images)
    }

    private static let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

    @Test("Each object gets the environment's label and a digest beside the labels and annotations that it has")
    func marks() throws {
        let text = Self.object.replacing("{name: a}", with: "{name: a, labels: {tier: x}, annotations: {note: y}}")
        let manifest = try #require(try manifests(text).first)
        #expect(manifest.node.value(at: ["metadata", "labels", "tier"])?.text == "x")
        #expect(manifest.node.value(at: ["metadata", "labels", "envboot/environment"])?.text == "shop")
        #expect(manifest.node.value(at: ["metadata", "annotations", "note"])?.text == "y")
        #expect(manifest.node.value(at: ["metadata", "annotations", "envboot/digest"])?.text == manifest.digest)
    }

    @Test("The digest changes with the manifest and not with the cluster")
    func digest() throws {
        let first = try #require(try manifests(Self.object).first)
        let other = try #require(try manifests(Self.object + "data: {a: b}\n").first)
        let elsewhere = try #require(
            try Manifest.all(in: Array(Self.object.utf8), file: "x", cluster: "other", images: [:]).first)
        #expect(first.digest != other.digest)
        #expect(first.digest == elsewhere.digest)
    }

    @Test("Documents are objects, empty ones nothing, and a List its items")
    func documents() throws {
        let list =
            "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: b, namespace: n}}\n"
        let found = try manifests("---\n" + Self.object + "---\n---\n" + list + "---\nkind: List\n")
        #expect(found.map(\.key.description) == ["configmap a", "secret n/b"])
    }

    @Test("An image that is the name of one of the profile's becomes its reference; others stay")
    func images() throws {
        let text =
            Self.object + """
                spec:
                  containers:
                  - {name: web, image: web}
                  - {name: other, image: web:1}
                  initContainers: [{image: redis}]
                image: [web]
                web: image

                """
        let manifest = try #require(try manifests(text, images: ["web": "reg/web:2", "redis": "redis:7"]).first)
        let spec = try #require(manifest.node["spec"])
        #expect(spec["containers"]?.items?.compactMap { $0["image"]?.text } == ["reg/web:2", "web:1"])
        #expect(spec["initContainers"]?.items?.first?["image"]?.text == "redis:7")
        #expect(manifest.node["image"]?.items?.first?.text == "web")
        #expect(manifest.uses(image: "reg/web:2"))
        #expect(!manifest.uses(image: "web"))
    }

    @Test(
        "A scalar is applied as it is written, so that each reader takes it for what it was",
        arguments: ["0644", "'yes'", "yes", "1e3", "\"012\"", "'1.10'", "null", "~", "0x1F", "2026-01-01", "'on'"])
    func scalars(text: String) throws {
        let manifest = try #require(try manifests(Self.object + "data:\n  value: \(text)\n").first)
        #expect(emit([manifest.node]).contains("\n  value: \(text)\n"))
    }

    @Test(
        "What is no object is an error with the document's line",
        arguments: [
            "kind: ConfigMap\nmetadata: {name: a}\n", "apiVersion: v1\nmetadata: {name: a}\n",
            "apiVersion: v1\nkind: ConfigMap\n", "apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n", "text\n",
        ])
    func noObject(document: String) throws {
        let error = try #require(throws: Diagnostic.self) { _ = try manifests(Self.object + "---\n" + document) }
        #expect(error.file == "m.yaml")
        #expect(error.line == 5)
        #expect(error.message == "this is no Kubernetes object")
    }

    @Test("What is no YAML is an error with its line")
    func noYAML() throws {
        let error = try #require(throws: Diagnostic.self) { _ = try manifests("a: 1\nb: [\n") }
        #expect(error.file == "m.yaml")
        #expect(error.line >= 2)
        #expect(error.description.hasPrefix("m.yaml:\(error.line): "))
    }

    @Test("Labels that are no mapping are an error")
    func noMapping() throws {
        let text = Self.object.replacing("{name: a}", with: "{name: a, labels: [x]}")
        let error = try #require(throws: Diagnostic.self) { _ = try manifests(text) }
        #expect(error.message == "metadata.labels or metadata.annotations is not a mapping")
    }
}

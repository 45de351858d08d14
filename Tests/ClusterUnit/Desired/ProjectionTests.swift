import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What of a live object the profile decides")
struct ProjectionTests {
    private static let text = """
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec:
          ports: [{port: 80}]
          selector: {app: a}
          empty:
        status: {}

        """

    private func manifest(_ text: String = text) throws -> Manifest {
        try #require(try Manifest.all(in: Array(text.utf8), file: "m", cluster: "c", images: [:]).first)
    }

    @Test(
        "What Kubernetes adds by itself changes nothing",
        arguments: [
            { (live: inout JSONValue) in live.set(.string("10.96.0.1"), at: "spec", "clusterIP") },
            { live in
                live.set(.array([.object(["port": .number(80), "protocol": .string("TCP")])]), at: "spec", "ports")
            },
            { live in live.set(.string("7"), at: "metadata", "resourceVersion") },
            { live in live.set(.string("busy"), at: "status", "phase") },
            { live in live.set(.string("x"), at: "metadata", "labels", "added") },
        ] as [@Sendable (inout JSONValue) -> Void])
    func defaults(change: @Sendable (inout JSONValue) -> Void) throws {
        let manifest = try manifest()
        var live = JSONValue(manifest.node)
        let before = try Projection.digest(of: live, onto: manifest)
        change(&live)
        #expect(try Projection.digest(of: live, onto: manifest) == before)
    }

    @Test(
        "A change of what the manifest sets is found",
        arguments: [
            { (live: inout JSONValue) in live.set(.string("b"), at: "spec", "selector", "app") },
            { live in live.set(.null, at: "spec", "selector") },
            { live in live.set(.array([.object(["port": .number(81)])]), at: "spec", "ports") },
            { live in live.set(.array([]), at: "spec", "ports") },
            { live in
                live.set(.array([.object(["port": .number(80)]), .object(["port": .number(81)])]), at: "spec", "ports")
            },
            { live in live.set(.string("other"), at: "metadata", "labels", "envboot/environment") },
        ] as [@Sendable (inout JSONValue) -> Void])
    func drift(change: @Sendable (inout JSONValue) -> Void) throws {
        let manifest = try manifest()
        var live = JSONValue(manifest.node)
        let before = try Projection.digest(of: live, onto: manifest)
        change(&live)
        #expect(try Projection.digest(of: live, onto: manifest) != before)
    }

    @Test("kubectl is asked for kinds in full, and people are told them in short")
    func keys() {
        let deployment = ObjectKey(apiVersion: "apps/v1", kind: "Deployment", namespace: "default", name: "a")
        #expect(deployment == ObjectKey.deployment("a"))
        #expect(deployment.argument == "Deployment.v1.apps/a")
        #expect(deployment.description == "deployment a")
        #expect(deployment.namespaceArguments.isEmpty)
        let service = ObjectKey(apiVersion: "v1", kind: "Service", namespace: "n", name: "a")
        #expect(service.argument == "Service.v1./a")
        #expect(service.description == "service n/a")
        #expect(service.recordKey == "Service.v1. n/a")
        #expect(service.namespaceArguments == ["--namespace", "n"])
        #expect(ObjectKey(.object(["kind": .string("Pod")])) == nil)
    }
}

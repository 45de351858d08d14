import Diagnostics
import Profile
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What a profile asks for")
struct DesiredTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("Definitions come first, then namespaces, then the other manifests")
    func order() throws {
        try sandbox.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: given}\n", to: "z-namespace.yaml")
        let text = Sandbox.profile
            .replacing("[crd.yaml, settings.yaml]", with: "[settings.yaml, z-namespace.yaml, crd.yaml]")
            .replacing("{image: redis, port: 6379}", with: "{image: redis, port: 6379, namespace: data}")
        let desired = try sandbox.desired(text)
        #expect(desired.definitions.map(\.key.description) == ["crd orders.shop.test"])
        #expect(
            desired.manifests.map(\.key.description) == ["namespace given", "namespace data", "configmap settings"])
        #expect(
            desired.services[0].manifests.map(\.key.description) == ["deployment data/redis", "service data/redis"])
    }

    @Test("A namespace that a manifest makes, and the default one, are not made again")
    func givenNamespaces() throws {
        try sandbox.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: data}\n", to: "settings.yaml")
        let desired = try sandbox.desired(
            Sandbox.profile.replacing("{image: redis, port: 6379}", with: "{image: redis, port: 6379, namespace: data}")
        )
        #expect(desired.manifests.map(\.key.description) == ["namespace data"])
    }

    @Test("An object that two manifests define is refused")
    func duplicates() throws {
        try sandbox.write(try sandbox.read("settings.yaml"), to: "again.yaml")
        let error = try #require(throws: Diagnostic.self) {
            _ = try sandbox.desired(Sandbox.profile.replacing(", settings.yaml", with: ", settings.yaml, again.yaml"))
        }
        #expect(error.description.hasPrefix("p.yaml: configmap settings is defined twice\nhint: "))
    }

    @Test("Objects of one name in two namespaces, or of two kinds, are two")
    func notDuplicates() throws {
        let settings = try sandbox.read("settings.yaml")
        try sandbox.write(settings.replacing("{name: settings}", with: "{name: settings, namespace: b}"), to: "b.yaml")
        try sandbox.write(settings.replacing("ConfigMap", with: "Secret"), to: "c.yaml")
        let desired = try sandbox.desired(
            Sandbox.profile.replacing(", settings.yaml", with: ", settings.yaml, b.yaml, c.yaml"))
        #expect(desired.manifests.count == 3)
    }

    @Test("A built image is never pulled by a node, and its tag is the digest of its recipe")
    func builtImage() throws {
        let desired = try sandbox.desired()
        let reference = desired.images[0].reference
        #expect(reference.wholeMatch(of: /envboot\.local\/shop\/gateway:[0-9a-f]{16}/) != nil)
        let containers = desired.services.flatMap(\.manifests).filter(\.key.isWorkload)
            .compactMap { $0.node.value(at: ["spec", "template", "spec", "containers"])?.items?.first }
        #expect(containers.map { $0["image"]?.text } == ["redis:7-alpine", reference])
        #expect(containers.map { $0["imagePullPolicy"]?.text } == ["IfNotPresent", "Never"])
    }

    @Test(
        "A service is asked on each of its ports, at an address that leads to the listener",
        arguments: [
            ("127.0.0.1", "http://127.0.0.1"), ("0.0.0.0", "http://127.0.0.1"), ("::", "http://[::1]"),
        ])
    func probes(listenAddress: String, url: String) throws {
        let desired = try sandbox.desired(
            Sandbox.profile.replacing("processes: 2", with: "processes: 2, listenAddress: '\(listenAddress)'"))
        #expect(desired.services[0].probes.isEmpty)
        #expect(desired.services[1].probes.map(\.url) == ["\(url):18081/ready", "\(url):18082/ready"])
    }

    @Test("A port whose service is asked for readiness on another port, or not at all, is probed with a connection")
    func connections() throws {
        let ports = Sandbox.profile.replacing("port: 8080", with: "ports: {http: 8080, admin: 9090}")
            .replacing("{path: /ready}", with: "{path: /ready, port: 9090}")
        #expect(try urls(ports) == ["tcp://127.0.0.1:18081", "tcp://127.0.0.1:18082"])
        let none = Sandbox.profile.replacing("        readiness: {httpGet: {path: /ready}}\n", with: "")
            .replacing("    readiness: {httpGet: {path: /ready}}\n", with: "")
        #expect(try urls(none) == ["tcp://127.0.0.1:18081", "tcp://127.0.0.1:18082"])
    }

    private func urls(_ profile: String) throws -> [String] {
        try sandbox.desired(profile).services[1].probes.map(\.url)
    }

    @Test("A template beside the profile comes before the built-in one of its name")
    func ownTemplate() throws {
        try sandbox.write("apiVersion: v1\nkind: Secret\nmetadata: {name: {{name}}}\n", to: "templates/redis.yaml")
        #expect(try sandbox.desired().services[0].manifests.map(\.key.description) == ["secret redis"])
    }

    @Test("A template is told what every node that pods run on sees of this machine")
    func nodeMounts() throws {
        try sandbox.write(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: {{name}}}
            data:
            {{#nodeMounts}}
              {{volume}}: {{containerPath}}
            {{/nodeMounts}}

            """, to: "templates/redis.yaml")
        func paths(_ workers: String) throws -> [String] {
            let desired = try sandbox.desired(Sandbox.profile.replacing("    - role: worker\n", with: workers))
            return (desired.services[0].manifests[0].node["data"]?.entries ?? []).compactMap(\.value.text)
        }
        let mounting = "    - {role: worker, extraMounts: [{hostPath: ./app, containerPath: /sources}]}\n"
        #expect(try paths("") == ["/app"])
        #expect(try paths(mounting) == ["/sources"])
        #expect(try paths(mounting + mounting) == ["/sources"])
        #expect(try paths(mounting + "    - role: worker\n") == [])
    }

    @Test("An error in a template names the template and the line")
    func templateError() throws {
        try sandbox.write("apiVersion: v1\nkind: {{kind}}\n", to: "templates/redis.yaml")
        let error = #expect(throws: (any Error).self) { _ = try sandbox.desired() }
        #expect("\(try #require(error))".hasPrefix("\(sandbox.path)/templates/redis.yaml:2: "))
    }

    @Test("The hooks run again when they or the services change, and at no other time")
    func hooksDigest() throws {
        let digest = try sandbox.desired().hooksDigest
        #expect(
            try sandbox.desired(Sandbox.profile.replacing("- role: worker", with: "- role: worker\n    - role: worker"))
                .hooksDigest == digest)
        #expect(
            try sandbox.desired(Sandbox.profile.replacing("[./seed.sh]", with: "[./seed.sh, x]")).hooksDigest != digest)
        #expect(try sandbox.desired(Sandbox.profile.replacing("6379", with: "6380")).hooksDigest != digest)
        #expect(try sandbox.desired(Sandbox.profile.replacing("{run: [./seed.sh]}", with: "")).hooksDigest == nil)
    }

    @Test(
        "A node writes a reference with the registry and the tag that docker leaves out",
        arguments: [
            ("redis", "docker.io/library/redis:latest"), ("redis:7-alpine", "docker.io/library/redis:7-alpine"),
            ("team/app", "docker.io/team/app:latest"), ("docker.io/library/redis:7", "docker.io/library/redis:7"),
            ("ghcr.io/a/b:1", "ghcr.io/a/b:1"), ("localhost/a", "localhost/a:latest"),
            ("localhost:5000/a", "localhost:5000/a:latest"), ("host:5000/a/b:2", "host:5000/a/b:2"),
            ("redis@sha256:ab", "docker.io/library/redis@sha256:ab"),
            ("envboot.local/shop/gateway:0a", "envboot.local/shop/gateway:0a"),
        ])
    func nodeReference(short: String, long: String) {
        #expect(DesiredImage.nodeReference(of: short) == long)
        #expect(DesiredImage.nodeReference(of: long) == long)
    }
}

import Profile
import Templates
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Values that could be taken for something else")
struct HostileValueTests {
    static let values = [
        "", " ", " leading and trailing ", "'", "\"", "'\"'", #"\"#, #"\n"#, "two\nlines", "\n", "a\r\nb\rc", "\ttab",
        "{{name}}", "{{{name}}}", "{{#env}}", "{{", "}}", "$(REDIS_ADDR)", "${HOME}", "`id`", "$(rm -rf /)",
        "# no comment",
        "a # b", "a: b", "- a", "[a, b]", "{a: b}", "&anchor", "*alias", "!tag", "| literal", "> folded", "%YAML 1.1",
        "---", "...", "? key", "@at", "no", "yes", "on", "null", "~", "true", "0644", "0x1f", "1e3", "1_000",
        "12:30:45",
        "2026-01-01", ".inf", "<<", "=", "\u{0}", "\u{1}", "\u{7F}", "\u{85}", " \u{85} ", "\u{A0}", "\u{2028}",
        " \u{2029} ", "\u{FEFF}a", "\u{FFFE}", "\u{1F600}", "e\u{301}", "日本語", "</script>", "a/b\\/c",
    ]

    /// The values of a mapping, as the rendered text has them when it is parsed again.
    private func parsed(_ text: String) throws -> Node {
        try #require(try parse(Array(text.utf8), file: "rendered").first)
    }

    @Test("A template's text is what was put in", arguments: values)
    func template(value: String) throws {
        let template = try Template(yaml: "key: {{value}}\nlist: [{{value}}, {{value}}]\n{{value}}: end\n", name: "t")
        let node = try parsed(try template.render(["value": .text(value)]))
        #expect(node["key"]?.string == value)
        #expect(node["list"]?.items?.map(\.string) == [value, value])
        #expect(node.entries?.last?.key.string == value)
    }

    @Test("A service's variables reach its container as they are", arguments: ["gateway", "redis", "service"], values)
    func environment(template: String, value: String) throws {
        let service = Service(
            name: "s", definition: .template(template), image: "i", ports: [ServicePort(number: 80)],
            env: [EnvironmentVariable(name: "V", value: value), EnvironmentVariable(name: "LAST", value: "end")])
        let node = try #require(try manifests(service).first { $0.key.isWorkload }).node
        // As it is applied, and not only as it was rendered.
        let applied = try parsed(emit([node]))
        let container = applied.value(at: ["spec", "template", "spec", "containers"])?.items?.first
        let variables = try #require(container?["env"]?.items).filter { $0["value"] != nil }
        #expect(variables.map { $0["name"]?.string } == ["V", "LAST"])
        #expect(variables.map { $0["value"]?.string } == [value, "end"])
    }

    @Test("A readiness path and a name reach the manifests as they are", arguments: values)
    func names(value: String) throws {
        let service = Service(
            name: value, definition: .template("service"), image: "i", ports: [ServicePort(number: 80)],
            readiness: Readiness(path: "/" + value))
        let node = try #require(try manifests(service).first { $0.key.isWorkload }).node
        #expect(node.value(at: ["metadata", "name"])?.string == value)
        let container = node.value(at: ["spec", "template", "spec", "containers"])?.items?.first
        #expect(container?["readinessProbe"]?.value(at: ["httpGet", "path"])?.string == "/" + value)
    }

    @Test("Mounts, patches and labels reach kind's configuration as they are", arguments: values)
    func kind(value: String) throws {
        let node = ClusterNode(
            extraMounts: [Mount(hostPath: value, containerPath: value)], kubeadmConfigPatches: [value, "end"],
            labels: ["label": value])
        let cluster = ClusterSettings(name: "c", kubeconfig: "/k", image: value, nodes: [node])
        let profile = Profile(name: "c", file: "p.yaml", directory: "/nowhere", cluster: cluster)
        let template = try Template(yaml: Embedded.templates["kind.yaml"] ?? "", name: "kind.yaml")
        let text = try KindTemplate(template: template, profile: profile).rendered(defaultImage: nil).text
        let found = try #require(try parsed(text)["nodes"]?.items?.first)
        #expect(found["image"]?.string == value)
        #expect(found.value(at: ["labels", "label"])?.string == value)
        #expect(found["extraMounts"]?.items?.first?["hostPath"]?.string == value)
        #expect(found["kubeadmConfigPatches"]?.items?.map(\.string) == [value, "end"])
    }

    private func manifests(_ service: Service) throws -> [Manifest] {
        let cluster = ClusterSettings(name: "c", kubeconfig: "/k")
        let image = Image(name: "i", source: .ref("i:1", pull: .missing))
        let profile = Profile(
            name: "c", file: "p.yaml", directory: "/nowhere", cluster: cluster, images: [image], services: [service])
        return try Desired(profile).services[0].manifests
    }
}

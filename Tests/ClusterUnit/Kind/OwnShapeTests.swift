import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Clusters with a custom kind configuration")
struct OwnShapeTests {
    let own: OwnTemplate

    init() throws { own = try OwnTemplate() }

    private static let ingress = OwnTemplate.builtIn.changing(
        "    extraPortMappings:\n",
        to: "    extraPortMappings:\n      - {containerPort: 443, hostPort: 8443, listenAddress: 127.0.0.1}\n")

    private static let mounting = OwnTemplate.builtIn.changing(
        "    extraMounts:\n",
        to: "    extraMounts:\n      - {hostPath: /srv/cache/, containerPath: /cache}\n")

    /// The differences between a cluster created with one template and the shape of the other.
    private func changes(from old: String, to new: String) throws -> [String] {
        let observed = try Observed.converged(try own.desired(old))
        let plan = Planner.plan(try own.desired(new), observed)
        if plan.recreation.isEmpty { #expect(plan.steps.isEmpty) }
        return plan.recreation
    }

    @Test("Ports and mounts added by the template are up to date", arguments: [ingress, mounting])
    func unchanged(template: String) throws {
        #expect(try changes(from: template, to: template) == [])
    }

    @Test("An added, removed or moved port requires recreating the cluster")
    func ports() throws {
        let other = Self.ingress.changing("8443", to: "9443")
        #expect(
            try changes(from: OwnTemplate.builtIn, to: Self.ingress) == [
                "host port 8443 is not mapped as in the profile"
            ])
        #expect(
            try changes(from: Self.ingress, to: OwnTemplate.builtIn) == [
                "host port 8443 is mapped differently in the profile"
            ])
        #expect(
            try changes(from: Self.ingress, to: other) == [
                "host port 9443 is not mapped as in the profile",
                "host port 8443 is mapped differently in the profile",
            ])
        let datagrams = Self.ingress.changing("127.0.0.1}", to: "127.0.0.1, protocol: UDP}")
        #expect(try changes(from: Self.ingress, to: datagrams).count == 2)
    }

    @Test("A port chosen at node creation is up to date, whichever it is")
    func chosenPorts() throws {
        let open = Self.ingress.changing("hostPort: 8443, ", to: "")
        let desired = try own.desired(open)
        var observed = try Observed.converged(desired)
        #expect(desired.shape.nodes[0].ports.map(\.hostPort) == [0, 18081, 18082])
        let chosen = ClusterShape.PortMapping(hostPort: 43210, nodePort: 443, listenAddress: "127.0.0.1")
        observed.nodes[0].ports.remove(desired.shape.nodes[0].ports[0])
        #expect(Planner.plan(desired, observed).recreation == ["host port 443 is not mapped as in the profile"])
        observed.nodes[0].ports.insert(chosen)
        #expect(Planner.plan(desired, observed).isEmpty)
    }

    @Test("A port that Docker chooses at each start matches, including the API server's", arguments: ["0", ""])
    func portsOfDocker(written: String) throws {
        let text = #"""
            {"Id": "x", "Name": "/shop-control-plane", "State": {"Status": "running"},
             "Config": {"Labels": {"io.x-k8s.kind.cluster": "shop", "io.x-k8s.kind.role": "control-plane"}},
             "HostConfig": {"PortBindings": {"443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "PORT"}],
               "6443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "PORT"}]}},
             "NetworkSettings": {"Ports": {"443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "32768"}],
               "6443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "32769"}], "80/tcp": null}}}
            """#.replacing("PORT", with: written)
        let object = try JSONDecoder().decode(InspectedObject.self, from: Data(text.utf8))
        let node = try #require(Observed.NodeContainer(object, cluster: "shop"))
        #expect(node.apiPort == 32769)
        let desired = try own.desired(Self.ingress.changing("hostPort: 8443", to: "hostPort: -1"))
        var observed = try Observed.converged(desired)
        observed.nodes[0].ports.remove(desired.shape.nodes[0].ports[0])
        observed.nodes[0].ports.formUnion(node.ports)
        #expect(Planner.plan(desired, observed).isEmpty)
        #expect([node].heldPorts == [32769])
        #expect(
            Planner.plan(try own.desired(OwnTemplate.builtIn), observed).recreation == [
                "host port 443 is mapped differently in the profile"
            ])
    }

    @Test("An added or removed mount requires recreating the cluster")
    func mounts() throws {
        #expect(
            try changes(from: OwnTemplate.builtIn, to: Self.mounting) == [
                "/cache is not mounted in shop-control-plane as in the profile"
            ])
        #expect(
            try changes(from: Self.mounting, to: OwnTemplate.builtIn) == [
                "/cache is mounted in shop-control-plane but not in the profile"
            ])
        let shared = Self.mounting.changing("/cache}", to: "/cache, propagation: Bidirectional}")
        #expect(try changes(from: Self.mounting, to: shared) == ["extraMounts of shop-control-plane changed"])
    }

    @Test("Any other change is reported by its key, and equivalent text is not a change")
    func settings() throws {
        func adding(_ text: String) -> String {
            OwnTemplate.builtIn.changing("name: {{cluster}}", to: "name: {{cluster}}\n\(text)")
        }
        let network = adding("networking: {podSubnet: 10.9.0.0/16, kubeProxyMode: ipvs}")
        #expect(try changes(from: OwnTemplate.builtIn, to: network) == ["networking changed"])
        #expect(
            try changes(from: network, to: adding("networking: {podSubnet: 10.8.0.0/16}")) == ["networking changed"])
        let same = adding("# a comment\nnetworking:\n  kubeProxyMode: ipvs\n  podSubnet: \"10.9.0.0/16\"")
        #expect(try changes(from: network, to: same) == [])
        let patched = OwnTemplate.builtIn.changing("nodeStatusUpdateFrequency: 1s", to: "nodeStatusUpdateFrequency: 2s")
        #expect(try changes(from: OwnTemplate.builtIn, to: patched) == ["kubeadmConfigPatches changed"])
        #expect(
            try changes(from: OwnTemplate.builtIn, to: adding("featureGates: {A: true}")) == ["featureGates changed"])
    }

    @Test("An image set in the template is compared with the node's")
    func image() throws {
        let profile = Sandbox.profile.replacing("  image: kindest/node:v1.30.0\n", with: "")
        let template = OwnTemplate.builtIn.changing(
            "{{#image}}\n    image: {{image}}\n{{/image}}\n", to: "    image: kindest/node:v1.29.0\n")
        var observed = try Observed.converged(try own.desired(template, profile))
        #expect(Planner.plan(try own.desired(template, profile), observed).isEmpty)
        observed.nodes[1].image = "kindest/node:v1.28.0"
        #expect(
            Planner.plan(try own.desired(template, profile), observed).recreation == [
                "node image is kindest/node:v1.28.0, not kindest/node:v1.29.0"
            ])
    }

    @Test("The node image for new clusters is not part of the shape")
    func defaultImage() throws {
        let text = Sandbox.profile.replacing("  image: kindest/node:v1.30.0\n", with: "")
        let profile = try own.sandbox.profile(text)
        let other = try Desired(profile, defaultNodeImage: "kindest/node:v1.31.0")
        #expect(other.shape == (try Desired(profile).shape))
        #expect(other.nodeImage == "kindest/node:v1.31.0")
        #expect(other.kindConfiguration.contains("v1.31.0"))
    }

    @Test(
        "A node's ports and mounts are compared by meaning, not by notation"
    )
    func node() throws {
        let text = #"""
            {"Id": "x", "Name": "/shop-control-plane", "State": {"Status": "running"},
             "Config": {"Labels": {"io.x-k8s.kind.cluster": "shop", "io.x-k8s.kind.role": "control-plane"}},
             "HostConfig": {"Binds": ["/lib/modules:/lib/modules:ro", "/srv/cache/:/cache/:ro,rshared"], "PortBindings": {
               "53/udp": [{"HostIp": "127.0.0.1", "HostPort": "5353"}], "80/tcp": [{"HostIp": "", "HostPort": "8080"}]}}}
            """#
        let object = try JSONDecoder().decode(InspectedObject.self, from: Data(text.utf8))
        let node = try #require(Observed.NodeContainer(object, cluster: "shop"))
        let template = OwnTemplate.builtIn.changing(
            "    extraMounts:\n",
            to: "    extraMounts:\n      - {hostPath: /srv/./cache/, containerPath: /cache/, readOnly: on}\n"
        ).changing(
            "    extraPortMappings:\n",
            to: """
                    extraPortMappings:
                      - {containerPort: 53, hostPort: 5353, listenAddress: 127.0.0.1, protocol: udp}
                      - {containerPort: 80, hostPort: 8080}

                """)
        let desired = try own.desired(template).shape.nodes[0]
        #expect(node.mounts.isSuperset(of: desired.mounts.prefix(1)) && desired.mounts.count == 2)
        #expect(node.ports == Set(desired.ports.prefix(2)))
    }

    @Test("A shape recorded by an earlier version can be read")
    func earlierShape() throws {
        let text = #"""
            {"image": "kindest/node:v1.30.0", "ports": [{"hostPort": 1, "nodePort": 2, "listenAddress": "::"}],
             "nodes": [{"role": "worker", "mounts": [], "patches": ["a"], "labels": {"b": "c"}}]}
            """#
        let shape = try JSONDecoder().decode(ClusterShape.self, from: Data(text.utf8))
        #expect(shape.nodes == [.init(role: "worker", patches: ["a"], labels: ["b": "c"])])
        #expect(shape.settings == nil)
    }

    @Test("Settings missing in an earlier version's record do not count as changes")
    func earlierRecord() throws {
        let desired = try own.desired(Self.ingress)
        var observed = try Observed.converged(desired)
        observed.changeContents { contents in
            contents.record?.shape.settings = nil
            for index in desired.shape.nodes.indices {
                contents.record?.shape.nodes[index].settings = nil
                contents.record?.shape.nodes[index].ports = []
            }
        }
        let plan = Planner.plan(desired, observed)
        #expect(plan.recreation == [] && plan.steps.map(\.id) == ["record"])
    }

    @Test("The template's ports must be free, and a taken one is reported with its line")
    func wantedPorts() async throws {
        try await LocalServer.serving(.ok) { server in
            let desired = try own.desired(
                Self.ingress.changing("hostPort: 8443", to: "hostPort: \(server.port)")
                    .changing("name: {{cluster}}", to: "name: {{cluster}}\nnetworking: {apiServerPort: 18099}"))
            #expect(desired.wantedPorts.map(\.port) == [server.port, 18081, 18082, 18099])
            let findings = await PortsCheck(runner: FakePrograms().runner, wanted: desired.wantedPorts, held: [])
                .findings()
            let finding = try #require(findings.first)
            #expect(finding.level == .error && finding.found.contains("port 443 of the nodes"), "\(finding)")
            #expect(finding.place == Finding.Place(file: own.sandbox.path + "/templates/kind.yaml", line: 38))
            let template = try TemplatePort.all(of: desired.profile)
            #expect(template.map(\.hostPort) == [server.port, 18099])
        }
    }
}

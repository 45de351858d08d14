import Foundation
import Testing
import YAML

@testable import Profile

@Testing.Suite("A profile with every field")
struct EveryFieldTests {
    let profile: Profile

    init() throws {
        profile = try Profile.load(contentsOf: fixtures + "/every-field.yaml", environment: environment)
    }

    @Test("The cluster is decoded")
    func cluster() {
        let first = ClusterNode(
            role: .controlPlane,
            extraMounts: [
                Mount(hostPath: fixtures + "/coverdata", containerPath: "/coverdata"),
                Mount(hostPath: fixtures + "/made-by-docker", containerPath: "/cache", readOnly: true),
            ], kubeadmConfigPatches: ["kind: InitConfiguration\nnodeRegistration:\n  name: first\n"])
        let second = ClusterNode(role: .worker, labels: ["tier": "tests", "example.com/pool": "1"])
        #expect(
            profile.cluster
                == ClusterSettings(
                    name: "gateway-e2e", kubeconfig: "/home/user/.kube/gateway-kubeconfig",
                    image: "kindest/node:v1.36.1", kubernetes: "1.36", nodes: [first, second], onChange: .recreate))
    }

    @Test("The images are decoded in their order")
    func images() {
        var gateway = Build(
            context: fixtures, dockerfile: fixtures + "/docker/gateway.Dockerfile",
            args: ["VERSION": "1.0", "FLAGS": ""],
            target: "final")
        gateway.secrets = ["npmrc": fixtures + "/files/token"]
        gateway.secretVariables = ["token": SecretVariable(name: "NPM_TOKEN", value: nil)]
        gateway.ssh = ["default"]
        gateway.platform = "linux/amd64"
        gateway.cacheFrom = ["type=local,src=cache"]
        gateway.cacheTo = ["type=local,dest=cache"]
        gateway.network = "host"
        let tools = Build(context: fixtures + "/docker", dockerfile: fixtures + "/docker/Dockerfile")
        #expect(
            profile.images == [
                Image(name: "gateway", source: .build(gateway)),
                Image(name: "redis", source: .ref("redis:7-alpine", pull: .always)),
                Image(name: "tools", source: .build(tools)),
            ])
    }

    @Test("The manifests' globs are expanded, hidden files left out")
    func manifests() {
        let names = ["/config/crd/a.yaml", "/config/crd/b.yaml", "/config/rbac/role.yaml"]
        #expect(profile.manifests == names.map { fixtures + $0 })
    }

    @Test("The services are decoded in their order")
    func services() {
        let gateway = Service(
            name: "gateway", definition: .template("gateway"), image: "gateway", ports: [ServicePort(number: 8080)],
            needs: ["redis", "webhook"],
            env: [
                EnvironmentVariable(name: "REDIS_ADDR", value: "redis:6379"),
                EnvironmentVariable(name: "EMPTY", value: ""),
                EnvironmentVariable(name: "config.json", value: "{\"a\": 1}\n"),
            ], readiness: Readiness(path: "/ready"), timeout: .seconds(300),
            exposes: [Expose(nodePort: 30080, hostPort: 9080, perProcess: true)])
        let webhook = Service(
            name: "webhook", namespace: "hooks", definition: .templateFile(fixtures + "/templates/webhook.yaml"),
            image: "tools", ports: [ServicePort(number: 9443)], exposes: [Expose(nodePort: 30443, hostPort: 9443)])
        let metrics = Service(
            name: "metrics", definition: .templateFile(fixtures + "/deploy/metrics.yaml"), image: "tools",
            ports: [ServicePort(number: 9090)])
        let dashboard = Service(
            name: "dashboard", definition: .manifests([fixtures + "/deploy/dashboard.yaml"]), needs: ["redis"])
        #expect(
            profile.services == [
                Service(
                    name: "redis", definition: .template("redis"), image: "redis", ports: [ServicePort(number: 6379)]),
                gateway, webhook,
                metrics,
                Service(
                    name: "echo", definition: .template("service"), image: "tools", ports: [ServicePort(number: 80)]),
                Service(
                    name: "plain", definition: .template("service"), image: "tools", ports: [ServicePort(number: 81)]),
                dashboard,
            ])
    }

    @Test("The rest is decoded")
    func rest() {
        #expect(profile.name == "gateway")
        #expect(profile.directory == fixtures)
        #expect(profile.file == fixtures + "/every-field.yaml")
        #expect(profile.parallelBuilds == 3)
        #expect(profile.ports == Ports(base: 8080, processes: 12, listenAddress: "127.0.0.1"))
        #expect(
            profile.procs
                == Procs(use: .cpus(numerator: 2, denominator: 3), min: 2, max: 12, memoryPerProc: 1_610_612_736))
        #expect(
            profile.suites == [
                Suite(
                    name: "integration", path: fixtures + "/test/integration/gateway",
                    writtenPath: "./test/integration/gateway", timeout: .seconds(5400)),
                Suite(
                    name: "e2e", path: fixtures + "/test/e2e/gateway", writtenPath: "test/e2e/gateway",
                    timeout: .seconds(3600), cluster: true, reset: true, target: .seconds(300)),
            ])
        #expect(
            profile.hooks == [
                Hook(run: ["./scripts/seed.sh", "--count", "3", ""], timeout: .seconds(90)),
                Hook(run: ["echo", "done"]),
            ])
        #expect(profile.warnings.isEmpty)
    }

    @Test("Each part's place is known: its value, or its key where the value begins below")
    func places() {
        #expect(profile.places["name"] == Mark(line: 2, column: 7))
        #expect(profile.places["cluster.nodes[1].role"] == Mark(line: 18, column: 13))
        #expect(profile.places["services.gateway"] == Mark(line: 42, column: 3))
        #expect(profile.places["services.gateway.expose.nodePort"] == Mark(line: 53, column: 24))
        #expect(profile.places["services.gateway.needs[1]"] == Mark(line: 45, column: 20))
        #expect(profile.places["hooks.afterDeploy[0].run[2]"] == Mark(line: 83, column: 42))
        #expect(profile.places[""] == nil)
    }
}

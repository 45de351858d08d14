import Foundation
import Testing

@testable import Profile

@Testing.Suite("What a profile leaves out")
struct DefaultsTests {
    @Test("A profile of two keys is complete")
    func minimal() throws {
        let profile = try load("apiVersion: envboot/v1\nname: mini\n")
        let expected = Profile(
            name: "mini", file: "p.yaml", directory: fixtures,
            cluster: ClusterSettings(
                name: "mini", kubeconfig: "/home/user/.kube/mini-kubeconfig", nodes: [ClusterNode(role: .controlPlane)],
                onChange: .ask), ports: Ports(base: 8080, processes: 16, listenAddress: "127.0.0.1"),
            procs: Procs(use: .cpus(numerator: 1, denominator: 1), min: 1), places: profile.places)
        #expect(profile == expected)
    }

    @Test("The kubeconfig follows the cluster's name")
    func kubeconfig() throws {
        let profile = try load("apiVersion: envboot/v1\nname: mini\ncluster: {name: other}\n")
        #expect(profile.cluster.kubeconfig == "/home/user/.kube/other-kubeconfig")
    }

    @Test("Without HOME, the kubeconfig must be named, and ~ is an error")
    func home() throws {
        func diagnostics(_ text: String) -> [String] {
            do {
                return try Profile.load(text: Array(text.utf8), file: "p", directory: fixtures, environment: [:])
                    .warnings.map(\.short)
            } catch {
                return error.diagnostics.map(\.short)
            }
        }
        let start = "apiVersion: envboot/v1\nname: mini\n"
        #expect(
            diagnostics(start) == [
                "1:1: missing key 'cluster.kubeconfig', since the environment variable HOME is not set "
                    + "(set HOME, or name the file)"
            ])
        #expect(
            diagnostics(start + "cluster: {kubeconfig: ~/k}") == [
                "3:23: '~' needs the environment variable HOME (set HOME, or write the whole path)"
            ])
        #expect(diagnostics(start + "cluster: {kubeconfig: ./k}").isEmpty)
    }

    @Test("Paths start from the folder that holds the folder 'profiles'")
    func profilesFolder() throws {
        let profile = try Profile.load(contentsOf: fixtures + "/profiles/minimal.yaml", environment: environment)
        #expect(profile.directory == fixtures)
        #expect(profile.manifests == [fixtures + "/config/rbac/role.yaml"])
    }

    @Test(
        "A hook's program is relative to the profile's folder, absolute, or one of PATH",
        arguments: [
            ("./scripts/seed.sh", "./scripts/seed.sh"), ("scripts/seed.sh", "./scripts/seed.sh"),
            ("scripts/../scripts/seed.sh", "./scripts/../scripts/seed.sh"), ("/bin/sh", "/bin/sh"), ("sh", "sh"),
            ("~/scripts/seed.sh", fixtures + "/scripts/seed.sh"),
        ])
    func program(written: String, run: String) throws {
        let text = "apiVersion: envboot/v1\nname: a\nhooks: {afterDeploy: [{run: [\(written)]}]}"
        let profile = try Profile.load(
            text: Array(text.utf8), file: "p", directory: fixtures, environment: ["HOME": fixtures])
        #expect(profile.hooks.map(\.run) == [[run]])
    }

    @Test("A team's whole profile decodes")
    func sample() throws {
        let directory = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for folder in ["docker", "config/crd", "scripts", "test/integration/gateway", "test/e2e/gateway"] {
            try FileManager.default.createDirectory(
                atPath: directory + "/" + folder, withIntermediateDirectories: true)
        }
        for file in ["docker/gateway.Dockerfile", "config/crd/requests.yaml", "scripts/seed.sh"] {
            try Data().write(to: URL(fileURLWithPath: directory + "/" + file))
        }
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: directory + "/scripts/seed.sh")
        let profile = try load(Self.sample, directory: directory)
        #expect(profile.cluster.nodes.map(\.role) == [.controlPlane, .worker])
        #expect(profile.cluster.nodes.first?.extraMounts.map(\.hostPath) == [directory + "/coverdata"])
        #expect(profile.images.map(\.name) == ["gateway", "redis"])
        #expect(profile.services.map(\.definition) == [.template("redis"), .template("gateway")])
        #expect(profile.procs.memoryPerProc == 1 << 30)
        #expect(profile.suites.map(\.timeout) == [.seconds(600), .seconds(900)])
    }

    static let sample = """
        apiVersion: envboot/v1
        name: gateway
        cluster:
          name: gateway-e2e                        # default: the profile's name
          kubeconfig: ~/.kube/gateway-kubeconfig   # a file of its own; the user's ~/.kube/config is never written
          image: kindest/node:v1.36.1              # any kind node image; default: the installed kind's own
          nodes:
            - role: control-plane
              extraMounts: [{hostPath: ./coverdata, containerPath: /coverdata}]
              kubeadmConfigPatches: ["kind: ClusterConfiguration"]
            - role: worker
          onChange: ask                            # ask | recreate | fail, when only a new cluster would do
        images:
          gateway: {build: {context: ., dockerfile: docker/gateway.Dockerfile, args: {}, target: ""}}
          redis: {ref: redis:7-alpine, pull: missing}        # missing | always | never
        manifests:
          - config/crd/*.yaml                      # applied before the services; CRDs are awaited until Established
        services:
          redis: {image: redis, port: 6379}        # a built-in template; or template: PATH; or manifests: [...]
          gateway:
            image: gateway
            port: 8080
            needs: [redis]
            env: {REDIS_ADDR: "redis:6379"}
            readiness: {httpGet: {path: /ready}}
            expose: {nodePort: 30080, perProcess: true}
        ports:
          base: 8080                               # process n reaches the Gateway at base + n: 8081, 8082, ...
          processes: 16                            # how many process ports the cluster is made with
          listenAddress: 127.0.0.1
        procs:
          use: cpus                                # cpus | 2/3 cpus | a number
          min: 1
          max: 16
          memoryPerProc: 1Gi
        suites:
          integration: {path: ./test/integration/gateway, timeout: 10m}
          e2e: {path: ./test/e2e/gateway, timeout: 15m, cluster: true}
        hooks:
          afterDeploy: [{run: [./scripts/seed.sh], timeout: 1m}]
        """
}

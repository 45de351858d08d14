import Foundation
import Testing

/// All that `up` is to leave, as far as it is the same each time.
struct EndState: Sendable {
    var nodes: [String]
    var images: Set<String>
    var objects: [String]
    var kubeconfig: [String]
    var files: Set<String>

    init(of environment: TestEnvironment) async throws {
        let filter = "label=io.x-k8s.kind.cluster=\(environment.cluster)"
        async let nodes = Testbed.text(
            "docker", ["ps", "--all", "--filter", filter, "--format", "{{.Names}} {{.Image}} {{.State}} {{.Ports}}"])
        async let images = Testbed.text(
            "docker", ["exec", "\(environment.cluster)-control-plane", "ctr", "-n", "k8s.io", "images", "ls", "-q"])
        async let objects = environment.kubectl(
            "get", "deployments,services,serviceaccounts,clusterroles,clusterrolebindings,crd,nodes",
            "--all-namespaces",
            "--selector", "envboot/environment=\(environment.cluster)", "--output", Self.listing)
        self.nodes = try await nodes.lines.map(Self.withoutRandomPort).sorted()
        // What containerd notes beside a name is a digest of an archive, which is another each time.
        self.images = Set(try await images.lines.filter { !$0.contains("@sha256:") && !$0.hasPrefix("sha256:") })
        self.objects = try await objects.lines.sorted()
        kubeconfig = try String(contentsOfFile: environment.kubeconfig, encoding: .utf8).lines
            .filter { !$0.contains("-data:") }.map(Self.withoutRandomPort)
        // Diagnostics of failures is to stay, kubectl keeps a cache, and what the last commands were given depends on what
        // there was to do.
        files = Set(
            try FileManager.default.subpathsOfDirectory(atPath: environment.folder)
                .filter { !$0.hasPrefix(".envboot") && !$0.hasPrefix("home/.kube/cache") }
                .filter { !($0.hasPrefix("state/envboot/\(environment.cluster)/") && $0.hasSuffix(".yaml")) })
    }

    /// What is in one and not in the other; nothing where they are alike.
    func differences(from other: EndState) -> [String] {
        let (own, others) = (Set(lines), Set(other.lines))
        return own.subtracting(others).sorted().map { "+ \($0)" } + others.subtracting(own).sorted().map { "- \($0)" }
    }

    private var lines: [String] {
        nodes + images.map { "image \($0)" } + objects + kubeconfig + files.map { "file \($0)" }
    }

    /// The port that kind chose for the API server differs from cluster to cluster.
    private static func withoutRandomPort(_ line: String) -> String {
        line.replacing(/127\.0\.0\.1:\d+->6443/, with: "API").replacing(/https:\/\/127\.0\.0\.1:\d+/, with: "API")
    }

    private static let listing =
        #"jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.annotations.envboot/digest} "#
        + #"{.status.readyReplicas}{"\n"}{end}"#
}

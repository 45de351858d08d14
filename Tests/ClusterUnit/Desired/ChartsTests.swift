import Foundation
import Profile
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Helm charts")
struct ChartsTests {
    private func profile(_ chart: Chart, namespace: String = "shop") -> Profile {
        Profile(
            name: "shop", file: "p.yaml", directory: "/",
            cluster: ClusterSettings(name: "shop", kubeconfig: "/k"),
            services: [Service(name: "api", namespace: namespace, definition: .chart(chart))])
    }

    private func line(_ chart: Chart) async throws -> String? {
        let programs = FakePrograms()
        _ = try await Charts.rendered(for: profile(chart), by: programs.runner)
        return await programs.lines.first
    }

    @Test("A chart is rendered with its values, and nothing in them ends a value or begins a list")
    func path() async throws {
        let chart = Chart(
            source: .path("/repo/charts/api"), values: ["/repo/a.yaml", "/repo/b.yaml"],
            set: [EnvironmentVariable(name: "a.b", value: #"{x,y}\"#)])
        #expect(
            try await line(chart)
                == "helm template api /repo/charts/api --namespace shop --include-crds --no-hooks "
                + #"--values /repo/a.yaml --values /repo/b.yaml --set-string a.b=\{x\,y\}\\"#)
    }

    @Test("A chart of a repository is named with its version")
    func name() async throws {
        let chart = Chart(source: .name("redis", repository: "https://charts.test", version: "1.2.3"))
        #expect(
            try await line(chart)
                == "helm template api redis --repo https://charts.test --version 1.2.3 --namespace shop "
                + "--include-crds --no-hooks")
    }

    @Test("Objects without a namespace get the service's, save those of kinds that have none")
    func namespaces() async throws {
        let text = """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: other}}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: c}}
            """
        let profile = profile(Chart(source: .path("/c")))
        let charts = try await Charts.rendered(for: profile, by: FakePrograms { _, _ in .printed(text) }.runner)
        let desired = try Desired(profile, charts: charts)
        #expect(
            desired.services[0].manifests.map(\.key.description) == [
                "configmap shop/a", "configmap other/b", "clusterrole c",
            ])
        #expect(desired.manifests.map(\.key.description) == ["namespace shop"])
    }

    @Test("helm itself makes manifests of a chart", .enabled(if: Self.hasHelm, "needs helm"))
    func helm() async throws {
        let charts = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Profile/Fixtures/charts")
            .standardized
            .path
        let chart = Chart(
            source: .path(charts + "/shop"), values: [charts + "/values.yaml"],
            set: [EnvironmentVariable(name: "tier", value: #"{a, b}, c=\d"#)])
        let profile = profile(chart)
        let system = Runner.system(environment: ProcessInfo.processInfo.environment)
        let desired = try Desired(profile, charts: try await Charts.rendered(for: profile, by: system))
        let manifest = try #require(desired.services[0].manifests.first)
        #expect(manifest.key.description == "configmap shop/api")
        #expect(manifest.node.value(at: ["data", "tier"])?.string == #"{a, b}, c=\d"#)
    }

    private static let hasHelm = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/helm")
    }

    @Test("A chart that helm refuses, and a helm that is missing, are errors")
    func refused() async {
        let chart = Chart(source: .path("/c"))
        await #expect(throws: ProgramError.self) {
            try await Charts.rendered(for: profile(chart), by: FakePrograms { _, _ in .failed("no such chart") }.runner)
        }
        let missing = FakePrograms { command, _ in throw ProgramError.notFound(command) }
        let error = await #expect(throws: ProgramError.self) {
            try await Charts.rendered(for: profile(chart), by: missing.runner)
        }
        #expect(error?.remedy == "install helm, or put its folder on PATH")
    }
}

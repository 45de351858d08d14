import Foundation
import Testing

extension ClusterTests.Changes {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("where only the Gateway's variables changed, only the Gateway is deployed")
    func service() async throws {
        try await environment.converge()
        let redis = try await environment.podIDs(of: "redis")
        var profile = environment.profile
        profile.variables["DEDUP_TTL"] = "6m"
        try environment.write(profile)
        try await environment.expectMending(["service gateway", "answers gateway", "record"])
        #expect(try await environment.podIDs(of: "redis") == redis)
        await environment.expectAnswers()
    }

    @Test("where only the Gateway's sources changed, only its image is built, loaded and deployed")
    func image() async throws {
        try await environment.converge()
        let redis = try await environment.podIDs(of: "redis")
        let source = try String(contentsOfFile: environment.folder + "/gateway/main.go", encoding: .utf8)
        let changed = source.replacing("listening on %s", with: "listening on %s, run \(UUID())")
        #expect(changed != source)
        try environment.write(changed, to: "gateway/main.go")
        try await environment.expectMending(
            ["image gateway", "load gateway", "service gateway", "answers gateway", "record"])
        #expect(try await environment.podIDs(of: "redis") == redis)
        #expect(try await environment.kubectl("logs", "deployment/gateway").contains("listening on :8080, run "))
        await environment.expectAnswers()
    }

    @Test("a manifest that the profile no longer has is removed from the cluster, and nothing else is")
    func manifest() async throws {
        try await environment.converge()
        var profile = environment.profile
        for name in ["kept", "dropped"] {
            let manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: \(name)}, data: {key: value}}\n"
            try environment.write(manifest, to: "config/\(name).yaml")
        }
        profile.manifests = ["config/kept.yaml", "config/dropped.yaml"]
        try environment.write(profile)
        try await environment.expectMending(["manifests", "record"])
        try await environment.kubectl("create", "configmap", "foreign")

        let (before, redis) = (try await objects(), try await environment.podIDs(of: "redis"))
        profile.manifests = ["config/kept.yaml"]
        try environment.write(profile)
        try await environment.expectMending(["remove", "record"])
        let after = try await objects()
        #expect(after == before.filter { $0 != "ConfigMap dropped" })
        #expect(try await environment.podIDs(of: "redis") == redis)
        try await environment.kubectl("delete", "configmap", "foreign")
    }

    /// Without pods: one that an earlier rollout replaced may still be ending.
    private func objects() async throws -> [String] {
        try await environment.kubectl(
            "get", "configmaps,deployments,services,serviceaccounts,secrets,crd", "--output",
            #"jsonpath={range .items[*]}{.kind} {.metadata.name}{"\n"}{end}"#
        ).lines
    }

    @Test("what only a new cluster can bring is refused without --recreate, and the cluster is left as it is")
    func ports() async throws {
        try await environment.converge()
        let before = try await environment.nodes()
        var profile = environment.profile
        profile.portBase += 50
        profile.listenAddress = "0.0.0.0"
        try environment.write(profile)

        let (status, plan) = try await environment.plan()
        #expect(status == 3)
        #expect(plan.recreation.contains { $0.contains("21051-21054") }, "\(plan.recreation)")
        let run = try await environment.envboot("up")
        #expect(run.status == 1)
        #expect(run.errors.contains("21051-21054") && run.errors.contains("--recreate"), "\(run)")
        #expect(run.errors.split(separator: "are open to").count == 2, "the profile is loaded once: \(run)")

        #expect(try await environment.nodes() == before)
        await environment.expectAnswers()
    }
}

import Testing

extension ClusterTests.Reset {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("after a reset the same cluster has what up left: what was made is gone, what was broken works")
    func reset() async throws {
        try await environment.converge()
        let (nodes, kept) = (try await environment.nodes(), try await objects())
        try environment.write(Self.definition, to: "made.yaml")
        try await environment.kubectl("apply", "--filename", environment.folder + "/made.yaml")
        try await environment.kubectl("create", "namespace", "made")
        try await environment.kubectl("create", "configmap", "made", "--namespace", "made")
        try await environment.kubectl("exec", "deployment/redis", "--", "redis-cli", "set", "made", "yes")
        try await environment.kubectl("delete", "deployment,service", "gateway")
        try await environment.kubectl("delete", "clusterrole", "gateway")
        try await environment.kubectl("delete", "crd", "remediationrequests.gateway.example.dev")
        #expect(try await objects() != kept)

        let run = try await environment.envboot("reset")
        try #require(run.status == 0, "\(run)")
        #expect(run.output.hasPrefix("\(environment.cluster) is reset ("))
        await environment.expectAnswers()
        #expect(try await environment.nodes() == nodes)
        #expect(try await objects() == kept)
        let value = try await environment.kubectl("exec", "deployment/redis", "--", "redis-cli", "exists", "made")
        #expect(value == "0")
        try await environment.expectNothingToDo()
    }

    @Test("a cluster that is stopped is reset too")
    func stopped() async throws {
        try await environment.converge()
        try await environment.kubectl("delete", "deployment", "gateway")
        #expect(try await environment.envboot("stop").status == 0)
        let run = try await environment.envboot("reset")
        try #require(run.status == 0, "\(run)")
        await environment.expectAnswers()
        try await environment.expectNothingToDo()
    }

    /// What there is of namespaces, definitions and workloads.
    private func objects() async throws -> [String] {
        let columns = "custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name"
        return try await environment.kubectl(
            "get", "namespaces,crds,clusterroles,deployments,services", "--all-namespaces", "--output", columns
        ).lines
    }

    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: mades.shop.test}
        spec:
          group: shop.test
          scope: Namespaced
          names: {plural: mades, singular: made, kind: Made}
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
        """
}

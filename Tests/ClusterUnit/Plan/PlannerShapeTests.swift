import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Planning for a cluster made from another profile")
struct PlannerShapeTests {
    @Test("What only a new cluster can bring is told, and the cluster is then recreated", arguments: cases)
    func table(row: PlannerCase) throws {
        let plan = try row.plan()
        #expect(plan.recreation == row.recreation)
        let first = try #require(plan.steps.first)
        #expect(first.action == .createCluster(replacing: true))
        #expect(first.reason == row.recreation.joined(separator: "; "))
        #expect(first.cost == "about a minute; what is in the cluster is lost")
        #expect(
            plan.steps.contains { $0.id == "service gateway" && $0.reason.contains("deployment gateway is missing") })
        #expect(plan.isComplete)
    }

    static let cases = [
        PlannerCase(
            "a node more",
            profile: { text, _ in text.replace("- role: worker\n", with: "- role: worker\n    - role: worker\n") },
            recreation: ["node shop-worker2 is missing"]),
        PlannerCase(
            "a node less", profile: { text, _ in text.replace("    - role: worker\n", with: "") },
            recreation: ["node shop-worker is not in the profile"]),
        PlannerCase(
            "another node image", profile: { text, _ in text.replace("v1.30.0", with: "v1.31.0") },
            recreation: ["node image is kindest/node:v1.30.0, not kindest/node:v1.31.0"]),
        PlannerCase(
            "more ports", profile: { text, _ in text.replace("processes: 2", with: "processes: 5") },
            recreation: ["host ports 18083-18085 are not mapped as in the profile"]),
        PlannerCase(
            "fewer ports", profile: { text, _ in text.replace("processes: 2", with: "processes: 1") },
            recreation: ["host port 18082 is mapped differently in the profile"]),
        PlannerCase(
            "another node port", profile: { text, _ in text.replace("30080", with: "30081") },
            recreation: [
                "host ports 18081, 18082 are not mapped as in the profile",
                "host ports 18081, 18082 are mapped differently in the profile",
            ]),
        PlannerCase(
            "another address to listen on",
            profile: { text, _ in text.replace("processes: 2", with: "processes: 2, listenAddress: 0.0.0.0") },
            recreation: [
                "host ports 18081, 18082 are not mapped as in the profile",
                "host ports 18081, 18082 are mapped differently in the profile",
            ]),
        PlannerCase(
            "another folder mounted",
            profile: { text, sandbox in
                try sandbox.write("", to: "other/file")
                text.replace("hostPath: ./app", with: "hostPath: ./other")
            }, recreation: ["/app is not mounted in shop-control-plane as in the profile"]),
        PlannerCase(
            "a mount that may only be read",
            profile: { text, _ in text.replace("containerPath: /app", with: "containerPath: /app, readOnly: true") },
            recreation: ["/app is not mounted in shop-control-plane as in the profile"]),
        PlannerCase(
            "a mount less, which the record tells",
            profile: { text, _ in
                text.replace("      extraMounts: [{hostPath: ./app, containerPath: /app}]\n", with: "")
            },
            recreation: ["/app is mounted in shop-control-plane but not in the profile"]),
        PlannerCase(
            "kubeadm patches, which the record tells",
            profile: { text, _ in
                text.replace(
                    "- role: worker", with: "- role: worker\n      kubeadmConfigPatches: ['kind: JoinConfiguration']")
            }, recreation: ["kubeadmConfigPatches of shop-worker changed"]),
        PlannerCase(
            "a node's labels, which the record tells",
            profile: { text, _ in text.replace("- role: worker", with: "- role: worker\n      labels: {tier: tests}") },
            recreation: ["labels of shop-worker changed"]),
    ]

    @Test(
        "A cluster that is stopped or does not answer is compared by what docker shows",
        arguments: [Observed.ClusterState.stopped, .silent("connection refused")])
    func unreachable(state: Observed.ClusterState) throws {
        let row = PlannerCase(
            "", profile: { text, _ in text.replace("v1.30.0", with: "v1.31.0") },
            observed: { observed, _ in observed.cluster = state })
        #expect(try row.plan().recreation == ["node image is kindest/node:v1.30.0, not kindest/node:v1.31.0"])
    }

    @Test("Without a record, and with an image that the profile leaves open, nothing is taken for a difference")
    func leftOpen() throws {
        let row = PlannerCase(
            "", profile: { text, _ in text.replace("  image: kindest/node:v1.30.0\n", with: "") },
            observed: { observed, _ in observed.changeContents { $0.record = nil } })
        #expect(try row.plan().recreation.isEmpty)
    }

    @Test("kind leaves out the tag of an image that has a digest, and that is no difference")
    func digests() throws {
        let digest = "@sha256:" + String(repeating: "a", count: 64)
        let row = PlannerCase(
            "", profile: { text, _ in text.replace("v1.30.0", with: "v1.30.0" + digest) },
            observed: { observed, _ in
                for index in observed.nodes.indices { observed.nodes[index].image = "kindest/node" + digest }
            })
        #expect(try row.plan().recreation.isEmpty)
    }
}

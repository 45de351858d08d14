import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Planning for the states of a cluster")
struct PlannerClusterTests {
    @Test("What is to do follows from the cluster's state", arguments: cases)
    func table(row: PlannerCase) throws { try row.check() }

    /// What a new cluster takes, behind its creation, where docker has the images.
    static let contentsOfNewCluster = [
        "nodes: they are new < cluster",
        "load gateway, redis: the node lacks them < cluster: nodes booted",
        "unpack: they are new < cluster: control plane started",
        "definitions: crd orders.shop.test is missing < cluster",
        "manifests: configmap settings is missing < definitions; cluster",
        "service redis: deployment redis is missing, service redis is missing "
            + "< definitions; manifests; nodes; load gateway, redis; cluster",
        "service gateway: serviceaccount gateway is missing, deployment gateway is missing, service gateway is missing "
            + "< definitions; manifests; nodes; service redis; load gateway, redis; cluster",
        "answers gateway: gateway is deployed < service gateway; cluster",
        "hook 1: services were deployed "
            + "< definitions; manifests; service redis; service gateway; answers gateway; cluster",
        "record: it has changed < definitions; manifests; service redis; service gateway; hook 1; "
            + "load gateway, redis; cluster",
    ]

    static let cases = [
        PlannerCase("converged"),
        PlannerCase(
            "absent",
            observed: { observed, _ in
                observed.nodes = []
                observed.cluster = .absent
            }, steps: ["cluster: it does not exist"] + contentsOfNewCluster),
        PlannerCase(
            "stopped",
            observed: { observed, _ in
                for index in observed.nodes.indices { observed.nodes[index].isRunning = false }
                observed.cluster = .stopped
            }, steps: ["cluster: shop-control-plane, shop-worker are stopped"], isComplete: false),
        PlannerCase(
            "one of two nodes stopped, and an image gone from this machine",
            observed: { observed, _ in
                observed.nodes[1].isRunning = false
                observed.cluster = .stopped
                observed.hostImages["redis:7-alpine"] = nil
            }, steps: ["image redis: it is not on this machine", "cluster: shop-worker is stopped"], isComplete: false),
        PlannerCase(
            "half-made: the mark of a creation, and an API server that does not answer",
            observed: { observed, _ in
                observed.isCreationUnfinished = true
                observed.cluster = .silent("connection refused")
            }, steps: ["cluster: its creation was interrupted"] + contentsOfNewCluster),
        PlannerCase(
            "half-made: the mark of a creation, and no record, which is written right after it",
            observed: { observed, _ in
                observed.isCreationUnfinished = true
                observed.changeContents { $0.record = nil }
            }, steps: ["cluster: its creation was interrupted"] + contentsOfNewCluster),
        PlannerCase(
            "half-made: the mark of a creation, and stopped nodes",
            observed: { observed, _ in
                observed.isCreationUnfinished = true
                observed.nodes[0].isRunning = false
                observed.cluster = .stopped
            }, steps: ["cluster: its creation was interrupted"] + contentsOfNewCluster),
        PlannerCase(
            "the mark of a creation that came to its end",
            observed: { observed, _ in observed.isCreationUnfinished = true }),
        PlannerCase(
            "foreign", observed: { observed, _ in observed.cluster = .unmanaged },
            obstacles: [
                .unmanagedCluster(name: "shop", difference: "its nodes lack the label envboot/environment=shop")
            ]),
        PlannerCase(
            "not answering", observed: { observed, _ in observed.cluster = .silent("connection refused") },
            steps: ["cluster: connection refused"], isComplete: false),
        PlannerCase(
            "a node that is not ready",
            observed: { observed, _ in observed.changeContents { $0.nodes[1].isReady = false } },
            steps: ["nodes: shop-worker not ready"]),
        PlannerCase(
            "kubeconfig missing", observed: { observed, _ in observed.kubeconfig = .missing },
            steps: ["kubeconfig: it is missing"]),
        PlannerCase(
            "kubeconfig stale, and an object missing",
            observed: { observed, _ in
                observed.kubeconfig = .stale("it leads to port 1, where no node is")
                observed.changeContents { $0.objects[.configMap("settings")] = nil }
            },
            steps: [
                "kubeconfig: it leads to port 1, where no node is",
                "manifests: configmap settings is missing < kubeconfig",
                "record: it has changed < manifests; kubeconfig",
            ]),
        PlannerCase(
            "kubeconfig of somebody else's", observed: { observed, _ in observed.kubeconfig = .otherCluster("prod") },
            steps: [], obstacles: [.otherClustersKubeconfig(path: "kubeconfig", cluster: "prod")]),
    ]
}

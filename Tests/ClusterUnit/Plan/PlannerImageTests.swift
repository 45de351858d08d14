import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Planning for images")
struct PlannerImageTests {
    @Test("Images are made ready and loaded where they are missing", arguments: cases)
    func table(row: PlannerCase) throws { try row.check() }

    @Test(
        "An image that may not be pulled and is not on this machine stands in the way of a new cluster",
        arguments: [Observed.ClusterState.absent, .silent("half-made")])
    func neverForNewCluster(state: Observed.ClusterState) throws {
        let row = PlannerCase(
            "", profile: Self.neverPulled,
            observed: { observed, _ in
                observed.cluster = state
                observed.isCreationUnfinished = true
                observed.hostImages["redis:7-alpine"] = nil
            })
        #expect(try row.plan() == Plan(obstacles: [.missingImage(name: "redis", reference: "redis:7-alpine")]))
    }

    static let twoWorkers: @Sendable (inout String, Sandbox) throws -> Void = { text, _ in
        text.replace("- role: worker\n", with: "- role: worker\n    - role: worker\n")
    }
    static let neverPulled: @Sendable (inout String, Sandbox) throws -> Void = { text, _ in
        text.replace("redis:7-alpine}", with: "redis:7-alpine, pull: never}")
    }

    private static let digest = "redis@sha256:" + String(repeating: "0123456789abcdef", count: 4)
    private static let tag = "envboot.local/shop/redis:0123456789abcdef"
    static let ofDigest: @Sendable (inout String, Sandbox) throws -> Void = { text, _ in
        text.replace("redis:7-alpine}", with: "\"\(digest)\", pull: never}")
    }

    /// What follows from a changed built image, whose tag is then another.
    static let gatewayIsDeployed = [
        "service gateway: deployment gateway is not as in the profile < load gateway",
        "answers gateway: gateway is deployed < service gateway",
        "hook 1: services were deployed < service gateway; answers gateway",
        "record: it has changed < service gateway; hook 1; load gateway",
    ]

    static let cases = [
        PlannerCase(
            "missing on one node of two", profile: twoWorkers,
            observed: { observed, desired in
                observed = (try? .converged(desired)) ?? observed
                observed.changeContents { $0.nodesLacking["redis:7-alpine"] = ["shop-worker2"] }
            }, steps: ["load redis: the node lacks it"]),
        PlannerCase(
            "two that different nodes lack", profile: twoWorkers,
            observed: { observed, desired in
                observed = (try? .converged(desired)) ?? observed
                observed.changeContents {
                    $0.nodesLacking["redis:7-alpine"] = ["shop-worker2"]
                    $0.nodesLacking[desired.images[0].reference] = ["shop-worker2", "shop-worker"]
                }
            }, steps: ["load gateway: the nodes lack it", "load redis: the node lacks it"]),
        PlannerCase(
            "missing everywhere",
            observed: { observed, _ in
                observed.hostImages["redis:7-alpine"] = nil
                observed.changeContents { $0.nodesLacking["redis:7-alpine"] = ["shop-worker"] }
            },
            steps: ["image redis: it is not on this machine", "load redis: the node lacks it < image redis"]),
        PlannerCase(
            "of a digest that Docker has: tagged, not pulled, even where it may not be pulled", profile: ofDigest,
            observed: { observed, desired in
                observed = (try? .converged(desired)) ?? observed
                observed.hostImages[tag] = nil
                observed.hostDigests = [tag]
                observed.changeContents { $0.nodesLacking[tag] = ["shop-worker"] }
            },
            steps: [
                "image redis: nodes refer to an image with a digest by a tag",
                "load redis: the node lacks it < image redis",
            ]),
        PlannerCase(
            "of a digest that Docker does not have, and never pulled", profile: ofDigest,
            observed: { observed, desired in
                observed = (try? .converged(desired)) ?? observed
                observed.hostImages[tag] = nil
                observed.changeContents { $0.nodesLacking[tag] = ["shop-worker"] }
            }, obstacles: [.missingImage(name: "redis", reference: digest)]),
        PlannerCase(
            "gone from this machine, but in every node",
            observed: { observed, _ in observed.hostImages["redis:7-alpine"] = nil }),
        PlannerCase(
            "a changed build context: built, loaded and deployed",
            profile: { _, sandbox in try sandbox.write("print(2)\n", to: "app/main.py") },
            observed: { observed, desired in
                observed.changeContents { $0.nodesLacking[desired.images[0].reference] = ["shop-worker"] }
            },
            steps: [
                "image gateway: no image of its current context, Dockerfile and arguments exists",
                "load gateway: the node lacks it < image gateway",
            ] + gatewayIsDeployed),
        PlannerCase(
            "a pulled image that changed: loaded, and its pods restarted",
            observed: { observed, _ in
                observed.hostImages["redis:7-alpine"] = "sha256:new"
                observed.changeContents { $0.nodesLacking["redis:7-alpine"] = ["shop-worker"] }
            },
            steps: [
                "load redis: the node lacks it",
                "service redis: deployment redis has a new image < load redis",
                "record: it has changed < service redis; load redis",
            ]),
        PlannerCase(
            "one that no service uses: noted only after it is loaded",
            profile: { text, _ in text.replace("  redis: {ref", with: "  tools: {ref: tools:1}\n  redis: {ref") },
            observed: { observed, _ in
                observed.hostImages["tools:1"] = "sha256:tools"
                observed.changeContents { $0.nodesLacking["tools:1"] = ["shop-worker"] }
            }, steps: ["load tools: the node lacks it", "record: it is not noted yet < load tools"]),
        PlannerCase(
            "never pulled, and missing", profile: neverPulled,
            observed: { observed, _ in
                observed.hostImages["redis:7-alpine"] = nil
                observed.changeContents { $0.nodesLacking["redis:7-alpine"] = ["shop-worker"] }
            }, obstacles: [.missingImage(name: "redis", reference: "redis:7-alpine")]),
        PlannerCase(
            "never pulled, and in every node", profile: neverPulled,
            observed: { observed, _ in observed.hostImages["redis:7-alpine"] = nil }),
        PlannerCase(
            "never pulled, in every node, and the cluster to be recreated",
            profile: { text, sandbox in
                try neverPulled(&text, sandbox)
                text.replace("v1.30.0", with: "v1.31.0")
            },
            observed: { observed, _ in observed.hostImages["redis:7-alpine"] = nil },
            obstacles: [.missingImage(name: "redis", reference: "redis:7-alpine")]),
        PlannerCase(
            "never pulled, gone from this machine, and the nodes stopped, so that they cannot be asked",
            profile: neverPulled,
            observed: { observed, _ in
                observed.hostImages["redis:7-alpine"] = nil
                observed.nodes[0].isRunning = false
                observed.cluster = .stopped
            }, steps: ["cluster: shop-control-plane is stopped"], isComplete: false),
    ]
}

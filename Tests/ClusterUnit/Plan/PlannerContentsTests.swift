import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Planning for what is in a cluster")
struct PlannerContentsTests {
    @Test("What was changed, deleted or never finished is done again, and nothing else", arguments: cases)
    func table(row: PlannerCase) throws { try row.check() }

    /// What follows when the gateway is deployed.
    static let afterGateway = [
        "answers gateway: gateway is deployed < service gateway",
        "hook 1: services were deployed < service gateway; answers gateway",
        "record: it has changed < service gateway; hook 1",
    ]

    static func object(
        _ key: ObjectKey, _ change: @escaping @Sendable (inout JSONValue?) -> Void
    ) -> @Sendable (inout Observed, Desired) -> Void {
        { observed, _ in observed.changeContents { change(&$0.objects[key]) } }
    }

    static let cases = [
        PlannerCase(
            "a deployment deleted", observed: object(.deployment("gateway")) { $0 = nil },
            steps: ["service gateway: deployment gateway is missing"] + afterGateway),
        PlannerCase(
            "a service that others need changed in the profile",
            profile: { text, _ in
                text.replace(
                    "redis: {image: redis, port: 6379}", with: "redis: {image: redis, port: 6379, env: {A: b}}")
            },
            steps: [
                "service redis: deployment redis is not as in the profile",
                "hook 1: services were deployed < service redis", "record: it has changed < service redis; hook 1",
            ]),
        PlannerCase(
            "a service changed in the profile",
            profile: { text, _ in text.replace("redis:6379\"", with: "redis:6380\"") },
            steps: ["service gateway: deployment gateway is not as in the profile"] + afterGateway),
        PlannerCase(
            "a field of the manifest changed in the cluster",
            observed: object(.deployment("gateway")) { $0?.set(.number(3), at: "spec", "replicas") },
            steps: ["service gateway: deployment gateway is changed in the cluster"] + afterGateway),
        PlannerCase(
            "a field that no manifest sets changed in the cluster",
            observed: object(.deployment("gateway")) { $0?.set(.number(5), at: "spec", "revisionHistoryLimit") }),
        PlannerCase(
            "somebody else's object in place of the profile's",
            observed: object(.configMap("settings")) { $0?.set(.object([:]), at: "metadata", "annotations") },
            steps: ["manifests: configmap settings is not as in the profile", "record: it has changed < manifests"]),
        PlannerCase(
            "a deployment that is not rolled out",
            observed: object(.deployment("redis")) { $0?.set(.number(0), at: "status", "availableReplicas") },
            steps: [
                "service redis: deployment redis is not ready", "record: it has changed < service redis",
            ]),
        PlannerCase(
            "a service without endpoints", observed: object(.endpoints("redis")) { $0 = .endpoints(address: nil) },
            steps: ["service redis: service redis is not ready", "record: it has changed < service redis"]),
        PlannerCase(
            "a service whose endpoints are gone", observed: object(.endpoints("redis")) { $0 = nil },
            steps: ["service redis: service redis is not ready", "record: it has changed < service redis"]),
        PlannerCase(
            "one port that does not answer",
            observed: { observed, _ in observed.answering.remove("http://127.0.0.1:18082/ready") },
            steps: [
                "answers gateway: http://127.0.0.1:18082/ready does not answer"
            ]),
        PlannerCase(
            "an API server that is known by its node's earlier address too",
            observed: { observed, _ in observed.changeContents { $0.hasStaleAPIServer = true } },
            steps: [
                "answers gateway: the API server is not known by its new address alone yet"
            ]),
        PlannerCase(
            "a definition deleted",
            observed: { observed, desired in
                observed.changeContents { $0.objects[desired.definitions[0].key] = nil }
            },
            steps: ["definitions: crd orders.shop.test is missing", "record: it has changed < definitions"]),
        PlannerCase(
            "a manifest taken out of the profile",
            profile: { text, _ in text.replace(", settings.yaml", with: "") },
            steps: ["remove: the profile no longer has it", "record: it has changed < remove"]),
        PlannerCase(
            "an object of a run that failed before it noted it, and that the profile no longer has",
            observed: object(.configMap("failed")) { object in
                object = .object([:])
                object?.set(.string("0123"), at: "metadata", "annotations", Manifest.digestAnnotation)
            },
            steps: ["remove: the profile no longer has it", "record: it has changed < remove"]),
        PlannerCase(
            "an object that Kubernetes made for one of ours, with its annotations",
            observed: object(.configMap("owned")) { object in
                object = .object([:])
                object?.set(.string("0123"), at: "metadata", "annotations", Manifest.digestAnnotation)
                object?.set(.array([.object([:])]), at: "metadata", "ownerReferences")
            }),
        PlannerCase(
            "a manifest taken out of the profile, whose object is now somebody else's",
            profile: { text, _ in text.replace(", settings.yaml", with: "") },
            observed: object(.configMap("settings")) { $0?.set(.object([:]), at: "metadata", "annotations") },
            steps: ["record: it is not noted yet"]),
        PlannerCase(
            "another hook",
            profile: { text, _ in text.replace("./seed.sh", with: "./seed.sh, again") },
            steps: ["hook 1: it has not run for these services", "record: it has changed < hook 1"]),
        PlannerCase(
            "two hooks, which run one after the other",
            profile: { text, _ in text.replace("{run: [./seed.sh]}", with: "{run: [./seed.sh]}, {run: [echo]}") },
            steps: [
                "hook 1: it has not run for these services", "hook 2: it has not run for these services < hook 1",
                "record: it has changed < hook 1; hook 2",
            ]),
        PlannerCase(
            "no hooks any more",
            profile: { text, _ in text.replace("{run: [./seed.sh]}", with: "") },
            steps: ["record: it is not noted yet"]),
        PlannerCase(
            "the record gone",
            observed: { observed, _ in observed.changeContents { $0.record = nil } },
            steps: [
                "definitions: crd orders.shop.test is not known to be finished",
                "manifests: configmap settings is not known to be finished < definitions",
                "service redis: deployment redis is not known to be finished, service redis is not known to be finished "
                    + "< definitions; manifests",
                "service gateway: serviceaccount gateway is not known to be finished, deployment gateway is not known to "
                    + "be finished, service gateway is not known to be finished < definitions; manifests; service redis",
                "answers gateway: gateway is deployed < service gateway",
                "hook 1: services were deployed < definitions; manifests; service redis; service gateway; answers gateway",
                "record: it has changed < definitions; manifests; service redis; service gateway; hook 1",
            ]),
    ]
}

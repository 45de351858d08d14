import Profile
import Templates

/// The text of the drafted profile.
struct ProfileText {
    /// A suite of the profile.
    struct Suite: Equatable {
        var name: String
        var path: String
        var usesCluster: Bool
        var source: String
    }

    /// The suites, the drafted one first.
    let suites: [Suite]

    private let details: ServiceDetails

    /// - Parameter skeleton: the folder of the drafted suite, relative to the repository; nil where there is none.
    init(_ details: ServiceDetails, skeleton: String?) {
        self.details = details
        let drafted = skeleton.map {
            Suite(name: "e2e", path: "./\($0)", usesCluster: true, source: "a skeleton, yours to fill")
        }
        suites =
            (drafted.map { [$0] } ?? [])
            + details.suites.map {
                Suite(name: $0.name, path: "./\($0.path)", usesCluster: $0.usesCluster, source: $0.source)
            }
    }

    func text() throws -> String {
        try Template(yaml: Template.onboarding("profile.yml"), name: "onboarding/profile.yml").render(values)
    }

    private var values: [String: Value] {
        let redis = details.redis.map { redis in
            Value.fields([
                "redisImage": .word(redis.image.value), "variable": .word(RedisGuess.variable),
                "redisSource": .comment(redis.image.source),
            ])
        }
        let readiness = details.readiness.map { readiness in
            Value.fields(["path": .word(readiness.value), "pathSource": .comment(readiness.source)])
        }
        let prefix = details.prefix.map { prefix in
            Value.fields(["text": .word(prefix.value), "prefixSource": .comment(prefix.source)])
        }
        return [
            "name": .word(details.name), "cluster": .word(details.cluster),
            "kubeconfig": .word("~/.kube/\(details.cluster)-kubeconfig"),
            "context": .word(details.context.folder), "contextSource": .comment(details.context.source),
            "dockerfile": .word(details.context.dockerfile), "dockerfileSource": .comment(details.dockerfile.source),
            "lacksIgnoreFile": .flag(!details.hasIgnoreFile),
            "port": .number(details.port.value), "portSource": .comment(details.port.source),
            "template": template, "readiness": readiness ?? .flag(false), "redis": redis ?? .flag(false),
            "hasManifests": .flag(!details.manifests.paths.isEmpty),
            "manifests": .list(
                details.manifests.paths.map { .fields(["path": .word($0.value), "pathSource": .comment($0.source)]) }),
            "notes": .list(details.manifests.notes.map { .fields(["note": .comment($0)]) }),
            "nodePort": .number(OtherProfiles.nodePort), "base": .number(details.portBase),
            "first": .number(details.portBase + 1), "last": .number(details.portBase + OtherProfiles.processes),
            "processes": .number(OtherProfiles.processes),
            "hasSuites": .flag(!suites.isEmpty), "suites": .list(suites.map(value)), "prefix": prefix ?? .flag(false),
        ]
    }

    /// Named where it is not the one that the service's name stands for.
    private var template: Value {
        if details.manifests.grantsRights {
            return .fields([
                "kind": .word("gateway"),
                "kindSource": .comment("config/rbac grants rights: so it gets a service account of its name"),
            ])
        }
        guard Service.builtInTemplates.contains(details.name) else { return .flag(false) }
        return .fields([
            "kind": .word("service"), "kindSource": .comment("else its name would choose the built-in template"),
        ])
    }

    private func value(_ suite: Suite) -> Value {
        .fields([
            "suite": .word(suite.name), "path": .word(suite.path), "suiteSource": .comment(suite.source),
            "usesCluster": .flag(suite.usesCluster),
        ])
    }
}

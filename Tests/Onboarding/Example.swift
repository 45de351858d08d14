import Profile

@testable import Onboarding

/// Repositories, and what becomes of them.
enum Example {
    static let dockerfile = "FROM golang:1.23-bookworm\nCOPY . .\nEXPOSE 8080\n"

    /// A repository in which much can be guessed.
    static let rich = [
        "Dockerfile": dockerfile, ".dockerignore": ".git\n",
        "go.mod": "module example.dev/shop\n\nrequire (\n\tgithub.com/redis/go-redis/v9 v9.5.1\n)\n",
        "main.go": "package main\n\n// \"/healthz\" is no longer served\nfunc main() { handle(\"GET /readyz\") }\n",
        "config/crd/orders.yaml": "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n",
        "config/crd/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
        "config/rbac/role.yaml": "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n",
        "test/integration/suite_test.go": "package integration\n\nfunc TestX(t *T) { RunSpecs(t, \"x\") }\n",
        "docker-compose.yml": "services:\n  cache:\n    image: \"redis:7.2-alpine\"\n",
    ]

    static func draft(
        _ files: [String: String], name: String = "shop", profiles: [Profile] = [],
        _ change: (inout Onboarding.Options) -> Void = { _ in }, ask: Question.Ask? = nil
    ) async throws -> Draft {
        let folder = try Folder(files)
        defer { folder.remove() }
        var options = Onboarding.Options(name: name)
        change(&options)
        let draft = try await Onboarding(options, directory: folder.path, profiles: profiles).draft(ask: ask)
        _ = try draft.profile(environment: ["HOME": "/h"])
        return draft
    }

    static func profile(_ text: String) throws -> Profile {
        try Profile.load(
            text: Array("apiVersion: envboot/v1\n\(text)\n".utf8), file: "profiles/other.yaml", directory: "/nowhere",
            environment: ["HOME": "/h"])
    }
}

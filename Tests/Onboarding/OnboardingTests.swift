import Foundation
import Profile
import Testing
import YAML

@testable import Files
@testable import Onboarding

@Suite struct OnboardingTests {
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

    private func draft(
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

    private func other(_ text: String) throws -> Profile {
        try Profile.load(
            text: Array("apiVersion: envboot/v1\n\(text)\n".utf8), file: "profiles/other.yaml", directory: "/nowhere",
            environment: ["HOME": "/h"])
    }

    @Test("the files of a repository are the golden ones", arguments: ["plain", "rich"])
    func golden(name: String) async throws {
        let files = name == "rich" ? Self.rich : ["Dockerfile": Self.dockerfile]
        let neighbour = try other("name: other\nsuites: {e2e: {path: /}}")
        let draft = try await draft(files, profiles: name == "rich" ? [neighbour] : []) {
            $0.wantsSuite = true
            $0.wantsWorkflow = true
        }
        for file in draft.files {
            let path =
                URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
                + "/Golden/\(name)/\(file.path.trimmingPrefix(".").replacing("/", with: "-"))"
            if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
                try writeWhole(Array(file.text.utf8), to: path, mode: 0o644)
            }
            #expect(
                try String(contentsOfFile: path, encoding: .utf8) == file.text, "ENVBOOT_UPDATE_GOLDEN=1 writes it anew"
            )
        }
    }

    @Test("the profile has what the repository tells, and can be read")
    func guesses() async throws {
        let folder = try Folder(Self.rich)
        defer { folder.remove() }
        let neighbour = try other(
            "name: other\ncluster: {name: shop}\nimages: {s: {ref: s}}\n"
                + "services: {s: {template: service, image: s, port: 80, expose: {nodePort: 30080, perProcess: true}}}\n"
                + "suites: {e2e: {path: /}}")
        let draft = try await Onboarding(.init(name: "shop"), directory: folder.path, profiles: [neighbour]).draft()
        let profile = try draft.profile(environment: ["HOME": "/h"])
        #expect(profile.cluster.name == "shop-e2e" && profile.cluster.kubeconfig == "/h/.kube/shop-e2e-kubeconfig")
        #expect(profile.images.map(\.source).last == .ref("redis:7.2-alpine", pull: .missing))
        #expect(
            profile.manifests.map { $0.replacing(folder.path, with: "") } == [
                "/config/crd/orders.yaml", "/config/rbac/role.yaml",
            ])
        let service = try #require(profile.services.last)
        #expect(service.definition == .template("gateway") && service.port == 8080 && service.needs == ["redis"])
        #expect(service.readiness == Readiness(path: "/readyz"))
        #expect(service.env == [EnvironmentVariable(name: "REDIS_ADDR", value: "redis:6379")])
        #expect(profile.ports.base == 8180 && profile.makefilePrefix == "shop-")
        #expect(profile.suites.map(\.name) == ["integration"] && profile.suites.map(\.cluster) == [false])
        #expect(PortCollision.all(among: [neighbour, profile]) == [])
        #expect(draft.nextCommands == ["envboot up --profile profiles/shop.yaml"])
    }

    @Test(
        "a readiness path comes from HEALTHCHECK, or from a literal in Go source, or is left out",
        arguments: [
            (["Dockerfile": dockerfile], nil),
            (
                ["Dockerfile": dockerfile + "HEALTHCHECK CMD curl http://localhost:8080/up\n", "a.go": "\"/ready\""],
                "/up"
            ),
            (["Dockerfile": dockerfile + "HEALTHCHECK CMD curl http://localhost:9999/up\n"], nil),
            (["Dockerfile": dockerfile, "a.go": "x(\"/health\")", "b/c.go": "x(`/ready`)"], "/ready"),
            (
                [
                    "Dockerfile": dockerfile, "a_test.go": "\"/ready\"", "vendor/v.go": "\"/ready\"",
                    "b.go": "// \"/ready\"",
                ], nil
            ),
        ] as [([String: String], String?)])
    func readiness(files: [String: String], path: String?) async throws {
        let profile = try YAML.parse(Array(try await draft(files).files[0].text.utf8), file: "p")[0]
        #expect(profile.value(at: ["services", "shop", "readiness", "httpGet", "path"])?.text == path)
    }

    @Test("of two Dockerfiles the one of the name is taken, then the one that no profile builds, else it is an error")
    func twoDockerfiles() async throws {
        let two = ["a.Dockerfile": Self.dockerfile, "b/Dockerfile": Self.dockerfile]
        func dockerfile(_ name: String, ask: Question.Ask? = nil) async throws -> String {
            try await draft(two, name: name, ask: ask).files[0].text
        }
        #expect(try await dockerfile("a").contains("dockerfile: a.Dockerfile # of 2 Dockerfiles"))
        #expect(try await dockerfile("b").contains("context: b "))
        let error = await #expect(throws: OnboardingError.self) { try await dockerfile("shop") }
        #expect(error?.message == "there are 2 Dockerfiles: a.Dockerfile, b/Dockerfile")
        #expect(error?.hint.contains("--dockerfile") == true)
        #expect(try await dockerfile("shop") { _ in "2" }.contains("context: b "))
        #expect(try await dockerfile("shop") { _ in "a.Dockerfile" }.contains("dockerfile: a.Dockerfile"))
        await #expect(throws: OnboardingError.self) { try await dockerfile("shop") { _ in "3" } }
        let named = try await draft(two) { $0.dockerfile = "./b/Dockerfile" }
        #expect(named.files[0].text.contains("context: b "))
    }

    @Test("the port is asked for where EXPOSE leaves it open, and taken from the option first")
    func port() async throws {
        let none = ["Dockerfile": "FROM a\n"]
        let two = ["Dockerfile": "FROM a\nEXPOSE 8080 9090\n"]
        let error = await #expect(throws: OnboardingError.self) { try await draft(none) }
        #expect(error?.hint.contains("--port") == true)
        #expect(try await draft(none) { $0.port = 70 }.files[0].text.contains("port: 70 #"))
        #expect(try await draft(none, ask: { _ in "7000" }).files[0].text.contains("port: 7000 # as it was answered"))
        #expect(try await draft(two).files[0].text.contains("port: 8080 # EXPOSE in Dockerfile:2, of 2 ports there"))
        #expect(try await draft(two, ask: { _ in "" }).files[0].text.contains("port: 8080 # as it was answered"))
        #expect(try await draft(two, ask: { _ in "2" }).files[0].text.contains("port: 9090 # as it was answered"))
        for answer in ["x", "0", "65536"] {
            await #expect(throws: OnboardingError.self) { try await draft(none, ask: { _ in answer }) }
        }
    }

    @Test(
        "what cannot be a name is refused, before anything is looked at",
        arguments: ["", "Shop", "-a", "a-", "a_b", "a.b", "../x", "a/b", "3ds", "é", String(repeating: "a", count: 51)])
    func names(name: String) {
        #expect(throws: OnboardingError.self) {
            try Onboarding(.init(name: name), directory: "/nowhere", profiles: [])
        }
    }

    @Test("a name that is taken, by a profile or by the file of one that is broken, is refused")
    func taken() throws {
        let folder = try Folder(["profiles/broken.yml": "x"])
        defer { folder.remove() }
        #expect(throws: OnboardingError.self) {
            try Onboarding(.init(name: "other"), directory: folder.path, profiles: [try other("name: other")])
        }
        #expect(throws: FilesExist(paths: ["profiles/broken.yml"])) {
            try Onboarding(.init(name: "broken"), directory: folder.path, profiles: [])
        }
    }

    @Test("no Dockerfile, a folder with Go files for the suite, and a workflow without a suite are errors")
    func unfit() async throws {
        await #expect(throws: OnboardingError.self) { try await draft([:]) }
        let files = ["Dockerfile": Self.dockerfile, "test/e2e/shop/a_test.go": "package shop\n"]
        await #expect(throws: OnboardingError.self) { try await draft(files) { $0.wantsSuite = true } }
        await #expect(throws: OnboardingError.self) { try await draft(files) { $0.wantsWorkflow = true } }
        await #expect(throws: OnboardingError.self) { try await draft(files) { $0.dockerfile = "../Dockerfile" } }
    }

    @Test("Ginkgo is to be added to the module of the suite, where it is not in there")
    func module() async throws {
        func commands(_ modules: [String: String]) async throws -> [String] {
            let files = modules.merging(["Dockerfile": Self.dockerfile]) { $1 }
            return try await draft(files) { $0.wantsSuite = true }.nextCommands.dropLast(2)
        }
        let get = "go get github.com/onsi/ginkgo/v2 github.com/onsi/gomega"
        #expect(try await commands([:]) == [])
        #expect(try await commands(["go.mod": "module m\n"]) == [get])
        #expect(try await commands(["go.mod": "module m\n", "test/go.mod": "module t\n"]) == ["(cd test && \(get))"])
        let both = "require (\n\tgithub.com/onsi/ginkgo/v2 v2.15.0\n\tgithub.com/onsi/gomega v1.30.0\n)\n"
        #expect(try await commands(["go.mod": both]) == [])
    }

    @Test("names of files cannot change what the profile says")
    func hostileNames() async throws {
        for name in [
            "a: b #.Dockerfile", "#.Dockerfile", "{{name}}.Dockerfile", "\u{202E}x.Dockerfile", "'\".Dockerfile",
        ] {
            let draft = try await draft([name: Self.dockerfile])
            let document = try #require(try YAML.parse(Array(draft.files[0].text.utf8), file: "p").first)
            #expect(document["name"]?.text == "shop")
            #expect(document.value(at: ["images", "shop", "build", "dockerfile"])?.text == name)
        }
        // A profile's paths have one line: so the decoder refuses these.
        for name in ["a\nname: evil.Dockerfile", "\u{2028}x.Dockerfile"] {
            await #expect(throws: ProfileErrors.self) { try await draft([name: Self.dockerfile]) }
        }
    }

    @Test("the workflow is YAML whose job may run longer than Ginkgo, and which keeps what explains a failure")
    func workflow() async throws {
        let draft = try await draft(Self.rich) {
            $0.wantsSuite = true
            $0.wantsWorkflow = true
        }
        let text = try #require(draft.files.last)
        #expect(text.path == ".github/workflows/shop-e2e.yml")
        let job = try #require(try YAML.parse(Array(text.text.utf8), file: "w")[0].value(at: ["jobs", "e2e"]))
        #expect(job["timeout-minutes"]?.text == "35")
        let steps = try #require(job["steps"]?.items)
        let upload = try #require(steps.first { $0["uses"]?.text?.hasPrefix("actions/upload-artifact@") == true })
        #expect(upload["if"]?.text == "always()")
        #expect(upload.value(at: ["with", "path"])?.text == ".envboot/runs/\n.envboot/failures/\n.envboot/logs/\n")
        #expect(upload.value(at: ["with", "include-hidden-files"])?.text == "true")
        let key = steps.compactMap { $0.value(at: ["with", "key"])?.text }.first
        #expect(key?.hasSuffix("${{ hashFiles('profiles/shop.yaml') }}") == true)
        #expect(steps.compactMap { $0.value(at: ["env", "TARGET"])?.text } == ["test-e2e"])
        #expect(steps.compactMap { $0.value(at: ["env", "IMAGES"])?.text } == ["redis:7.2-alpine"])
    }
}

import Diagnostics
import Foundation
import Profile
import Testing
import YAML

@testable import Files
@testable import Onboarding

@Suite struct OnboardingTests {
    @Test("the profile has what the repository tells, and can be read")
    func guesses() async throws {
        let folder = try Folder(Example.rich)
        defer { folder.remove() }
        let neighbour = try Example.profile(
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
        #expect(
            service.definition == .template("gateway") && service.ports.map(\.number) == [8080]
                && service.needs == ["redis"])
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
            (["Dockerfile": Example.dockerfile], nil),
            (
                [
                    "Dockerfile": Example.dockerfile + "HEALTHCHECK CMD curl http://localhost:8080/up\n",
                    "a.go": "\"/ready\"",
                ],
                "/up"
            ),
            (["Dockerfile": Example.dockerfile + "HEALTHCHECK CMD curl http://localhost:9999/up\n"], nil),
            (["Dockerfile": Example.dockerfile, "a.go": "x(\"/health\")", "b/c.go": "x(`/ready`)"], "/ready"),
            (
                [
                    "Dockerfile": Example.dockerfile, "a_test.go": "\"/ready\"", "vendor/v.go": "\"/ready\"",
                    "b.go": "// \"/ready\"",
                ], nil
            ),
        ] as [([String: String], String?)])
    func readiness(files: [String: String], path: String?) async throws {
        let profile = try YAML.parse(Array(try await Example.draft(files).files[0].text.utf8), file: "p")[0]
        #expect(profile.value(at: ["services", "shop", "readiness", "httpGet", "path"])?.text == path)
    }

    @Test("of two Dockerfiles the one of the name is taken, then the one that no profile builds, else it is an error")
    func twoDockerfiles() async throws {
        let two = ["a.Dockerfile": Example.dockerfile, "b/Dockerfile": Example.dockerfile]
        func dockerfile(_ name: String, ask: Question.Ask? = nil) async throws -> String {
            try await Example.draft(two, name: name, ask: ask).files[0].text
        }
        #expect(try await dockerfile("a").contains("dockerfile: a.Dockerfile # of 2 Dockerfiles"))
        #expect(try await dockerfile("b").contains("context: b "))
        let error = await #expect(throws: Diagnostic.self) { try await dockerfile("shop") }
        #expect(error?.message == "there are 2 Dockerfiles: a.Dockerfile, b/Dockerfile")
        #expect(error?.hint?.contains("--dockerfile") == true)
        #expect(try await dockerfile("shop") { _ in "2" }.contains("context: b "))
        #expect(try await dockerfile("shop") { _ in "a.Dockerfile" }.contains("dockerfile: a.Dockerfile"))
        await #expect(throws: Diagnostic.self) { try await dockerfile("shop") { _ in "3" } }
        let named = try await Example.draft(two) { $0.dockerfile = "./b/Dockerfile" }
        #expect(named.files[0].text.contains("context: b "))
    }

    @Test("the port is asked for where EXPOSE leaves it open, and taken from the option first")
    func port() async throws {
        let none = ["Dockerfile": "FROM a\n"]
        let two = ["Dockerfile": "FROM a\nEXPOSE 8080 9090\n"]
        let error = await #expect(throws: Diagnostic.self) { try await Example.draft(none) }
        #expect(error?.hint?.contains("--port") == true)
        #expect(try await Example.draft(none) { $0.port = 70 }.files[0].text.contains("port: 70 #"))
        #expect(
            try await Example.draft(none, ask: { _ in "7000" }).files[0].text.contains(
                "port: 7000 # as it was answered"))
        #expect(
            try await Example.draft(two).files[0].text.contains("port: 8080 # EXPOSE in Dockerfile:2, of 2 ports there")
        )
        #expect(
            try await Example.draft(two, ask: { _ in "" }).files[0].text.contains("port: 8080 # as it was answered"))
        #expect(
            try await Example.draft(two, ask: { _ in "2" }).files[0].text.contains("port: 9090 # as it was answered"))
        for answer in ["x", "0", "65536"] {
            await #expect(throws: Diagnostic.self) { try await Example.draft(none, ask: { _ in answer }) }
        }
    }

    @Test(
        "what cannot be a name is refused, before anything is looked at",
        arguments: ["", "Shop", "-a", "a-", "a_b", "a.b", "../x", "a/b", "3ds", "é", String(repeating: "a", count: 51)])
    func names(name: String) {
        #expect(throws: Diagnostic.self) {
            try Onboarding(.init(name: name), directory: "/nowhere", profiles: [])
        }
    }

    @Test("a name that is taken, by a profile or by the file of one that is broken, is refused")
    func taken() throws {
        let folder = try Folder(["profiles/broken.yml": "x"])
        defer { folder.remove() }
        #expect(throws: Diagnostic.self) {
            try Onboarding(.init(name: "other"), directory: folder.path, profiles: [try Example.profile("name: other")])
        }
        #expect(throws: FilesExist(paths: ["profiles/broken.yml"])) {
            try Onboarding(.init(name: "broken"), directory: folder.path, profiles: [])
        }
    }

    @Test("no Dockerfile, a folder with Go files for the suite, and a workflow without a suite are errors")
    func unfit() async throws {
        await #expect(throws: Diagnostic.self) { try await Example.draft([:]) }
        let files = ["Dockerfile": Example.dockerfile, "test/e2e/shop/a_test.go": "package shop\n"]
        await #expect(throws: Diagnostic.self) { try await Example.draft(files) { $0.wantsSuite = true } }
        await #expect(throws: Diagnostic.self) { try await Example.draft(files) { $0.wantsWorkflow = true } }
        await #expect(throws: Diagnostic.self) {
            try await Example.draft(files) { $0.dockerfile = "../Dockerfile" }
        }
    }
}

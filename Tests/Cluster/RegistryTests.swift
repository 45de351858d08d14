import Foundation
import Testing

/// Images from a registry, which has Redis for two platforms, as registries have most images.
extension ClusterTests.Registry {
    private static let profile = TestProfile(name: "envboot-test-registry", hasGateway: false)

    private func environment(redis: String) throws -> TestEnvironment {
        var profile = Self.profile
        profile.redis = redis
        let environment = TestEnvironment(profile)
        try environment.write(profile)
        return environment
    }

    private func docker(_ arguments: String...) async throws -> String {
        try await Testbed.text("docker", arguments, timeout: .seconds(120))
    }

    @Test("a multi-platform image is pulled by its tag and loaded, and a second up has nothing to do")
    func tag() async throws {
        try await TestRegistry.running { registry in
            let reference = try await registry.push("redis:7-alpine", as: "shop/redis:1")
            let environment = try environment(redis: reference)
            let run = try await environment.envboot("up")
            #expect(run.status == 0, "\(run)")
            try await environment.expectNothingToDo()
            let images = try await docker(
                "exec", "\(environment.cluster)-control-plane", "crictl", "images", "-o", "json")
            #expect(images.contains("\"\(reference)\""))
        }
    }

    @Test("an image with a digest that Docker has is not pulled again, whatever its tag")
    func digest() async throws {
        try await TestRegistry.running { registry in
            let tagged = try await registry.push("redis:7-alpine", as: "shop/redis:1")
            _ = try await docker("pull", tagged)
            let known = try #require(
                try await docker("image", "inspect", "--format", "{{join .RepoDigests \"\\n\"}}", tagged).lines.first)
            let digest = try #require(known.split(separator: "@").last)
            let environment = try environment(redis: "\(tagged)@\(digest)")
            let run = try await environment.envboot("up", "--verbose")
            #expect(run.status == 0, "\(run)")
            #expect(!run.programs.contains { $0.contains("docker pull") }, "\(run.programs)")
            #expect(run.programs.contains { $0.contains("docker tag") }, "\(run.programs)")
            try await environment.expectNothingToDo()
            #expect(try await environment.envboot("down", "--images").status == 0)
            #expect(try await docker("images", "--quiet", "envboot.local/\(environment.cluster)/redis") == "")
        }
    }

    @Test("rejected credentials are the likely cause, with a hint to log in")
    func credentials() async throws {
        try await TestRegistry.running("password") { registry in
            var environment = try environment(redis: "\(registry.address)/shop/redis:1")
            let config = ["auths": [registry.address: ["auth": Data("test:wrong".utf8).base64EncodedString()]]]
            let folder = environment.folder + "/docker"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try environment.write(
                String(decoding: JSONEncoder().encode(config), as: UTF8.self), to: "docker/config.json")
            environment.variables["DOCKER_CONFIG"] = folder
            try await expectFailure(
                environment,
                "the registry \(registry.address) requires credentials, or rejected those given",
                hint: "docker login \(registry.address)")
        }
    }

    @Test("an untrusted certificate is the likely cause, with the path for its CA certificate")
    func certificate() async throws {
        try await TestRegistry.running("tls") { registry in
            try await expectFailure(
                environment(redis: "\(registry.address)/shop/redis:1"),
                "the certificate of the registry \(registry.address) is not trusted",
                hint: "/etc/docker/certs.d/\(registry.address)/ca.crt")
        }
    }

    @Test("a missing image and a missing part of an image are distinguished")
    func missing() async throws {
        try await TestRegistry.running { registry in
            try await expectFailure(
                environment(redis: "\(registry.address)/shop/nosuch:1"), "an image is not found in its registry",
                hint: "")
            let reference = try await registry.pushWithoutLayer("shop/broken:1")
            try await expectFailure(
                environment(redis: reference), "has no complete copy of the image: a part is missing or corrupt",
                hint: "push the image again")
        }
    }

    /// Expects `up` to fail because an image cannot be pulled, in a cluster that is there: a new one would take a
    /// minute.
    private func expectFailure(
        _ environment: TestEnvironment, _ cause: String, hint: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await TestEnvironment(Self.profile).converge()
        try environment.write(environment.profile)
        let run = try await environment.envboot("up")
        #expect(run.status == 1, "\(run)", sourceLocation: sourceLocation)
        let told = run.errors.lines.drop { !$0.hasPrefix("likely cause: ") }
        #expect(told.first?.contains(cause) == true, "\(run)", sourceLocation: sourceLocation)
        let hints = told.filter { $0.hasPrefix("hint: ") }
        #expect(hint.isEmpty || hints.contains { $0.contains(hint) }, "\(run)", sourceLocation: sourceLocation)
    }
}

import Foundation
import Programs
import Testing

extension ClusterTests.Security {
    private var environment: TestEnvironment {
        var environment = ClusterTests.single
        environment.variables["PRIVATE_TOKEN"] = Self.canary
        return environment
    }
    private static let canary = "canary-of-the-users-own"

    @Test("Variables of the user's get into no container, no object and no file")
    func variables() async throws {
        _ = try await environment.envboot("down", "--images")
        try await environment.converge()
        let node = "\(environment.cluster)-control-plane"
        let texts = [
            try await Testbed.text("docker", ["inspect", node]),
            try await environment.kubectl("get", "all,configmaps,secrets", "--all-namespaces", "--output", "yaml"),
            try await environment.kubectl("exec", "deployment/redis", "--", "env"),
        ]
        for text in texts {
            #expect(text.count > 100)
            #expect(!text.contains(Self.canary))
        }
        let found = try await Testbed.runner.finish(
            Command(
                "grep", ["--recursive", "--files-with-matches", Self.canary, environment.folder], timeout: .seconds(30))
        )
        #expect(String(decoding: found.output, as: UTF8.self) == "")
    }

    @Test("docker takes build arguments from its environment, even empty ones, and keeps its own PATH")
    func buildArguments() async throws {
        let image = "\(environment.cluster)-arguments"
        let lines = [
            "FROM scratch", "ARG GIVEN=x", "ARG EMPTY=x", "ARG PATH=x", #"LABEL given="$GIVEN" empty="$EMPTY""#,
        ]
        try environment.write(lines.joined(separator: "\n") + "\n", to: "arguments/Dockerfile")
        var build = Command(
            "docker",
            [
                "build", "--quiet", "--tag", image, "--build-arg", "EMPTY", "--build-arg", "GIVEN", "--build-arg",
                "PATH=/nowhere", environment.folder + "/arguments",
            ], timeout: .seconds(120))
        build.secretEnvironment = ["GIVEN": "two words", "EMPTY": ""]
        try await Testbed.runner.run(build)
        let labels = try await Testbed.text("docker", ["inspect", "--format", "{{json .Config.Labels}}", image])
        #expect(labels == #"{"empty":"","given":"two words"}"#)
        _ = try await Testbed.text("docker", ["rmi", image])
    }

    @Test("Ports can be reached on the address of the profile alone")
    func ports() async throws {
        try await environment.converge()
        let published = try await Testbed.text("docker", ["port", "\(environment.cluster)-control-plane"]).lines
        #expect(published.count == TestProfile.processes + 1)
        #expect(published.allSatisfy { $0.contains("-> 127.0.0.1:") }, "\(published)")
    }

    @Test("The state folder and what is in it are their owner's alone")
    func state() async throws {
        try await environment.converge()
        let folder = environment.folder + "/state/envboot"
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) + [""] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
        }
    }
}

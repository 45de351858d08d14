@testable import ContainerTools
import Foundation
import Programs
import Testing

@testable import Cluster

@Suite("An image in Docker for another platform")
struct ImagePlatformTests {
    private let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    private func desired(_ reference: String = "redis:7", platform: String, pull: String = "missing") throws -> Desired
    {
        try sandbox.desired(
            Sandbox.profile.replacing(
                "redis:7-alpine}", with: "\"\(reference)\", platform: \(platform), pull: \(pull)}"))
    }

    private func redis(_ architecture: String, id: String = "sha256:1") -> String {
        #"[{"Id": "\#(id)", "RepoTags": ["redis:7"], "RepoDigests": ["redis@sha256:2"], "Os": "linux", "#
            + #""Architecture": "\#(architecture)", "Variant": "v8"}]"#
    }

    private func images(
        _ desired: Desired, among text: String, inspecting answer: CommandOutput = CommandOutput()
    ) async throws -> HostImages {
        let objects = try JSONDecoder().decode([InspectedObject].self, from: Data(text.utf8))
        return try await HostImages(
            of: desired.images, among: objects, Docker(runner: FakePrograms { _, _ in answer }.runner))
    }

    @Test(
        "does not count as there, unless the profile leaves the variant open",
        arguments: [("linux/arm64", true), ("linux/arm64/v8", true), ("linux/arm64/v9", false), ("linux/amd64", false)])
    func classic(platform: String, isThere: Bool) async throws {
        let images = try await images(desired(platform: platform), among: redis("arm64"))
        #expect(images.ids == (isThere ? ["redis:7": "sha256:1"] : [:]))
        #expect(images.otherPlatforms.mapValues(\.description) == (isThere ? [:] : ["redis:7": "linux/arm64"]))
    }

    @Test("counts as there if Docker's containerd store has the image for both, or if docker cannot tell")
    func containerdStore() async throws {
        let desired = try desired(platform: "linux/amd64")
        for (answer, isThere) in [
            (CommandOutput(), true), (.failed("unknown flag: --platform"), true),
            (.failed("\"--platform\" requires API version 1.49, but the Docker daemon API version is 1.48"), true),
            (.failed("Error: No such image: redis:7"), false),
        ] {
            let images = try await images(desired, among: redis("arm64", id: "sha256:2"), inspecting: answer)
            #expect(images.otherPlatforms.isEmpty == isThere && images.ids.isEmpty != isThere)
        }
    }

    @Test("is pulled, by digest too, whose tag differs by platform")
    func digest() async throws {
        let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
        let desired = try desired("redis@\(digest)", platform: "linux/amd64")
        let text = redis("arm64").replacing("sha256:2", with: digest)
        #expect(desired.images[1].reference == "envboot.local/shop/redis:0123456789abcdef-linux-amd64")
        #expect(try await images(desired, among: text).digests == [])
        #expect(try await images(desired, among: text.replacing("arm64", with: "amd64")).digests.count == 1)
    }

    @Test("is pulled before the rest is planned, whatever the nodes have")
    func plan() async throws {
        let desired = try desired(platform: "linux/amd64")
        var observed = try Observed.converged(desired)
        #expect(Planner.plan(desired, observed).isEmpty)
        observed.hostImages["redis:7"] = nil
        observed.otherPlatforms["redis:7"] = Platform("linux/arm64")
        let plan = Planner.plan(desired, observed)
        #expect(plan.steps.map(\.title) == ["pull redis:7 for linux/amd64"] && !plan.isComplete)
        #expect(plan.steps.map(\.reason) == ["this machine has it for linux/arm64"])
        observed.cluster = .absent
        let whole = Planner.plan(desired, observed)
        #expect(whole.isComplete && whole.steps.contains { $0.title == "pull redis:7 for linux/amd64" })
    }

    @Test("is in the way if it must not be pulled")
    func never() async throws {
        let desired = try desired(platform: "linux/amd64", pull: "never")
        var observed = try Observed.converged(desired)
        observed.hostImages["redis:7"] = nil
        observed.otherPlatforms["redis:7"] = Platform("linux/arm64")
        let plan = Planner.plan(desired, observed)
        #expect(plan == Plan(obstacles: [.missingImage(name: "redis", reference: "redis:7", platform: "linux/amd64")]))
        #expect(plan.obstacles[0].description.contains("(redis:7) is not on this machine for linux/amd64, and"))
    }

    @Test("is an error after a pull that did not change that")
    func pulled() async throws {
        let image = try desired(platform: "linux/amd64").images[1]
        for architecture in ["amd64", "arm64"] {
            let inspected = redis(architecture)
            let programs = FakePrograms { command, _ in
                command.arguments.first == "inspect" ? .printed(inspected) : CommandOutput()
            }
            let pull = { try await Docker(runner: programs.runner).pull(image) }
            if architecture == "amd64" {
                try await pull()
            } else {
                let error = await #expect(throws: WrongPlatform.self) { try await pull() }
                #expect(error?.description.hasPrefix("redis:7 was pulled for linux/arm64: ") == true)
            }
            #expect(await programs.lines == ["docker pull --platform linux/amd64 redis:7", "docker inspect redis:7"])
        }
    }
}

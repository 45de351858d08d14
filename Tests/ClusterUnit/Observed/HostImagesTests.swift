import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Images in Docker")
struct HostImagesTests {
    private static let hex = String(repeating: "0123456789abcdef", count: 4)

    private func digests(ref: String, _ repoDigests: [String], isContainer: Bool = false) async throws -> Set<String> {
        let sandbox = try Sandbox()
        let images = try sandbox.desired(
            Sandbox.profile.replacing("redis:7-alpine}", with: "\"\(ref)@sha256:\(Self.hex)\"}")
        ).images
        let state = isContainer ? #""State": {"Status": "running"}, "# : ""
        let names = repoDigests.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = #"[{"Id": "sha256:1", \#(state)"RepoTags": [], "RepoDigests": [\#(names)]}]"#
        let objects = try JSONDecoder().decode([InspectedObject].self, from: Data(text.utf8))
        let found = try await HostImages(of: images, among: objects, Docker(runner: FakePrograms().runner))
        #expect(found.ids == [:], "the tag of ours is not there")
        #expect(HostImages.names(of: images).contains("\(ref)@sha256:\(Self.hex)"))
        return found.digests
    }

    @Test(
        "are identified by digest, whatever tag or registry the profile names",
        arguments: [
            ("redis", "redis"), ("redis:7", "redis"), ("docker.io/library/redis:7", "redis"),
            ("127.0.0.1:5000/shop/redis:1", "127.0.0.1:5000/shop/redis"),
            ("127.0.0.1:5000/redis", "127.0.0.1:5000/redis"),
        ])
    func digest(ref: String, repository: String) async throws {
        let known = "\(repository)@sha256:\(Self.hex)"
        #expect(try await digests(ref: ref, [known]) == ["envboot.local/shop/redis:0123456789abcdef"])
        #expect(try await digests(ref: ref, ["other/redis@sha256:\(Self.hex)", "\(repository)@sha256:00"]) == [])
        #expect(try await digests(ref: ref, [known], isContainer: true) == [])
    }
}

import Foundation
import Testing

extension ClusterTests.TakingDown {
    private var environment: TestEnvironment { ClusterTests.gateway }

    @Test("down removes the cluster and its kubeconfig and nothing else; --images also the images that were built")
    func down() async throws {
        try await environment.converge()
        try #require(try await !builtImages().isEmpty)
        let filesBefore = try files()

        let run = try await environment.envboot("down")
        #expect(run.status == 0, "\(run)")
        #expect(run.output == "removed the cluster \(environment.cluster)\nremoved \(environment.kubeconfig)\n")
        #expect(try await environment.nodes() == [])
        #expect(try files() == filesBefore.subtracting([environment.kubeconfig]))
        #expect(try await !builtImages().isEmpty)
        #expect(try await environment.envboot("down").output == nothing)

        let withImages = try await environment.envboot("down", "--images")
        #expect(withImages.status == 0, "\(withImages)")
        #expect(try await builtImages().isEmpty)
        #expect(try await Testbed.text("docker", ["images", "--quiet", "redis:7-alpine"]) != "")
        #expect(try await environment.envboot("down", "--images").output == nothing)
    }

    private var nothing: String { "nothing to do: \(environment.cluster) does not exist\n" }

    private func builtImages() async throws -> [String] {
        let reference = "reference=envboot.local/\(environment.cluster)/*"
        return try await Testbed.text("docker", ["images", "--filter", reference, "--quiet"]).lines
    }

    /// All but what the program keeps for itself.
    private func files() throws -> Set<String> {
        let names = try FileManager.default.subpathsOfDirectory(atPath: environment.folder)
            .filter { !$0.hasPrefix("state/") }
        return Set(names.map { "\(environment.folder)/\($0)" })
    }
}

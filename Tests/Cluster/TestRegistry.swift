import Foundation
import Testing

/// A container registry of a test's own, from Tests/Testbed.
struct TestRegistry: Sendable {
    let address: String
    private let folder: String
    private static let script = Testbed.sources + "/Tests/Testbed/registry"

    /// Runs `body` while the registry runs, then removes its images from Docker.
    ///
    /// - Parameter options: `tls` or `password`, as the script has them.
    static func running(_ options: String..., body: (TestRegistry) async throws -> Void) async throws {
        let folder = "\(Testbed.folder)/registry-\(UUID().uuidString)"
        let address = try await Testbed.text(script, ["start", folder] + options)
        let registry = TestRegistry(address: address, folder: folder)
        do {
            try await body(registry)
        } catch {
            try await registry.stop()
            throw error
        }
        try await registry.stop()
    }

    private func stop() async throws {
        let format = ["--format", "{{.Repository}}:{{.Tag}}"]
        let images = try await Testbed.text("docker", ["images", "--filter", "reference=\(address)/*/*"] + format).lines
        let tagged = images.filter { !$0.hasSuffix(":<none>") }
        if !tagged.isEmpty { _ = try await Testbed.text("docker", ["rmi"] + tagged) }
        _ = try await Testbed.text(Self.script, ["stop", folder])
    }

    /// Pushes an image of Docker's as one of two platforms; Docker does not have it by this name.
    func push(_ image: String, as name: String) async throws -> String {
        let reference = "\(address)/\(name)"
        _ = try await Testbed.text(Self.script, ["push", reference, image], timeout: .seconds(120))
        return reference
    }

    /// Pushes a small image, and removes its layer from the registry.
    func pushWithoutLayer(_ name: String) async throws -> String {
        try await Testbed.text(Self.script, ["push-broken", folder, name])
    }
}

import Foundation
import Programs
import Testing

/// A second user of the machine, who attacks.
enum OtherUser {
    static let id = 65534

    /// Runs a script as that user in a directory, and expects it to succeed.
    static func run(_ script: String, in directory: String) async throws {
        let finished = try await Runner.system(environment: ["PATH": "/usr/bin:/bin"]).finish(
            Command("setpriv", arguments + ["sh", "-euc", script], directory: directory, timeout: .seconds(60)))
        #expect(finished.status == .exited(0), "\(finished)")
    }

    private static var arguments: [String] {
        ["--reuid=\(id)", "--regid=\(id)", "--clear-groups", "--no-new-privs"]
    }
}

extension Trait where Self == ConditionTrait {
    /// Only root can act as another user; in CI, where tests run as root, such a test is never skipped.
    static var asRoot: Self {
        .enabled(
            if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] == "true",
            "only root can act as another user")
    }
}

import Foundation
import Programs
import Testing

/// An attacker with a second user account on the machine.
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
    /// Requires root; never skipped in CI, where tests run as root.
    static var asRoot: Self {
        .enabled(
            if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] == "true",
            "only root can act as another user")
    }
}

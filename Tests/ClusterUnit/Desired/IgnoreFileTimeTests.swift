import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// Patterns that take exponential time with backtracking.
@Suite("Time to match a .dockerignore")
struct IgnoreFileTimeTests {
    /// How long a pattern takes to not match a path, in the thread's own time.
    private static func time(_ pattern: String, _ path: String) throws -> Duration {
        let file = try IgnoreFile(pattern)
        let start = threadTime()
        let verdict = try file.verdict(on: path, in: .context)
        #expect(!verdict.isIgnored)
        return threadTime() - start
    }

    private struct Family: Sendable {
        var name: String
        var pattern: @Sendable (Int) -> String
        var path: @Sendable (Int) -> String

        init(
            _ name: String, _ pattern: @escaping @Sendable (Int) -> String, _ path: @escaping @Sendable (Int) -> String
        ) {
            (self.name, self.pattern, self.path) = (name, pattern, path)
        }
    }

    private static let families = [
        Family("folders", { repeated("**/", $0) + "x" }, { repeated("a/", $0) + "a" }),
        Family("folders between names", { repeated("**/a/", $0) + "x" }, { repeated("a/", 2 * $0) + "a" }),
        Family("stars", { repeated("*a", $0) + "x" }, { repeated("a", 4 * $0) }),
        Family("stars and folders", { repeated("**/*a*/", $0) + "x" }, { repeated("aaa/", $0) + "a" }),
        Family("stars and sets", { repeated("*[a-b]", $0) + "x" }, { repeated("a", 4 * $0) }),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("Repeated wildcards are matched quickly, in deep paths too", arguments: families.indices, [12, 24, 64, 128])
    func repetitions(family: Int, count: Int) throws {
        let family = Self.families[family]
        #expect(try Self.time(family.pattern(count), family.path(max(count, 64))) < .seconds(1))
    }

    @Test("Doubling the lengths of pattern and path takes about four times as long", arguments: families.indices)
    func ratio(family: Int) throws {
        let family = Self.families[family]
        func time(_ count: Int) throws -> Duration {
            try (0..<5).map { _ in try Self.time(family.pattern(count), family.path(count)) }.min() ?? .zero
        }
        let ratio = try time(256) / time(128)
        #expect(ratio < 8, "\(family.name): \(ratio)")
    }
}

/// The CPU time of this thread, which other tests do not affect.
private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

import Redaction
import Testing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@Suite("Text that was made to be hard to redact")
struct HostileLineTests {
    static let secret = "canary-01234567"
    private let redaction = Redaction(known: [Self.secret])
    private static let long = Redaction.longestLine / 2

    @Test("A secret is found after a line of a megabyte, and in it", arguments: HostileText.all)
    func secretAfter(hostile: HostileText) {
        let long = hostile.text(bytes: 1 << 20)
        let after = ["API_TOKEN=\(Self.secret)-1", "log \(Self.secret)", "x eyJhbGciOiJ9.\(Self.secret)", ""]
        let text = "\(long) \(Self.secret)\n" + after.joined(separator: "\n")
        let start = threadTime()
        let redacted = redaction(text)
        #expect(threadTime() - start < .seconds(5))
        #expect(!redacted.contains(Self.secret))
        #expect(redaction(redacted) == redacted)
    }

    @Test("A secret is found at the end of a long line that is not left out", arguments: HostileText.all)
    func secretWithin(hostile: HostileText) {
        let redacted = redaction(hostile.text(bytes: Self.long) + " " + Self.secret + "\nthe end")
        #expect(!redacted.contains(Self.secret))
        #expect(redaction(redacted) == redacted)
    }

    @Test("A line that is eight times as long takes no more than its share of time", arguments: HostileText.all)
    func linear(hostile: HostileText) {
        let (short, longer) = (time(hostile.text(bytes: Self.long / 8)), time(hostile.text(bytes: Self.long)))
        // If time grew with the square, it would be 64 times as much.
        #expect(longer < short * 24 + .milliseconds(5), "\(short), \(longer)")
    }

    @Test("A line that is too long is left out as a whole, and the others are not")
    func longLine() {
        let line = String(repeating: "a", count: Redaction.longestLine)
        #expect(redaction("before\n\(line)\nafter") == "before\n\(line)\nafter")
        #expect(redaction("before\n\(line)a\nafter") == "before\n[redacted]\nafter")
    }

    @Test("A long line that ends with the name of a secret, or with the beginning of a key, does not hide that")
    func endOfLongLine() {
        let line = String(repeating: "a", count: Redaction.longestLine)
        #expect(redaction("\(line) token:\ncanary x") == "[redacted]\n[redacted] x")
        #expect(
            redaction("\(line) -----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\nx") == "[redacted]\nx")
    }

    @Test("Redacting ends when its task is cancelled")
    func cancellation() async {
        let text = String(repeating: "password=canary\n", count: 100_000)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try redaction.unlessCancelled(text)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// The shortest of three times.
    private func time(_ text: String) -> Duration {
        (0..<3).map { _ in
            let start = threadTime()
            _ = redaction(text)
            return threadTime() - start
        }.min() ?? .zero
    }
}

/// The CPU time of this thread, which other tests do not affect.
private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

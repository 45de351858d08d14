import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The lock of an environment")
struct LockTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("The second waits until the first has ended, and is told once who that is", .timeLimit(.minutes(1)))
    func exclusive() async throws {
        let lock = Lock(folder: sandbox.state, cluster: "shop")
        let (notes, sink) = AsyncStream.makeStream(of: String.self)
        let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
        async let first: Void = lock.whileHeld(onWait: { _ in Issue.record("nobody holds it") }) {
            sink.yield("first begins")
            for await _ in waits { break }
            try await Task.sleep(for: .milliseconds(120))
            sink.yield("first ends")
        }
        var iterator = notes.makeAsyncIterator()
        #expect(await iterator.next() == "first begins")
        async let second: Void = lock.whileHeld(
            onWait: { holder in
                sink.yield(holder)
                waiting.yield()
            }, { sink.yield("second begins") })
        try await first
        try await second
        sink.finish()
        #expect(await iterator.next()?.hasPrefix("process \(getpid()) (envboot ") == true)
        #expect(await iterator.next() == "first ends")
        #expect(await iterator.next() == "second begins")
        #expect(await iterator.next() == nil, "it is told once")
    }

    @Test("Environments of other names are not waited for")
    func otherEnvironment() async throws {
        try await Lock(folder: sandbox.state, cluster: "fleet").whileHeld(onWait: { _ in }) {
            try await Lock(folder: sandbox.state, cluster: "fleet-remote").whileHeld(
                onWait: { _ in Issue.record("nobody holds it") }, {})
        }
    }

    @Test("It is free again after a failure")
    func failure() async throws {
        let lock = Lock(folder: sandbox.state, cluster: "shop")
        await #expect(throws: CancellationError.self) {
            try await lock.whileHeld(onWait: { _ in }) { throw CancellationError() }
        }
        #expect(try await lock.whileHeld(onWait: { _ in Issue.record("nobody holds it") }, { 7 }) == 7)
    }

    @Test("Waiting can be cancelled", .timeLimit(.minutes(1)))
    func cancellation() async throws {
        let lock = Lock(folder: sandbox.state, cluster: "shop")
        try await lock.whileHeld(onWait: { _ in }) {
            let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
            let second = Task { try await lock.whileHeld(onWait: { _ in waiting.yield() }, {}) }
            for await _ in waits { break }
            second.cancel()
            await #expect(throws: CancellationError.self) { try await second.value }
        }
    }
}

@Suite("What is kept for a machine and its user")
struct StateFolderTests {
    @Test(
        "It is where the XDG base directories say",
        arguments: [
            (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/envboot"), (["HOME": "/h"], "/h/.local/state/envboot"),
            (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/envboot"),
            (["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/envboot"),
        ])
    func path(environment: [String: String], path: String) {
        #expect(StateFolder(environment: environment).path == path)
    }

    @Test("The mark of a creation is there from set to clear, and clearing it twice is no error")
    func mark() throws {
        let sandbox = try Sandbox()
        let mark = CreationMark(folder: sandbox.state, cluster: "shop")
        #expect(try !mark.exists())
        try mark.clear()
        try mark.set()
        #expect(try mark.exists())
        #expect(try !CreationMark(folder: sandbox.state, cluster: "shop-remote").exists())
        #expect(try sandbox.mode(of: "state/envboot") == 0o700)
        try mark.clear()
        #expect(try !mark.exists())
    }
}

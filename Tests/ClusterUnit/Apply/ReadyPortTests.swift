import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Waiting until a port is ready", .timeLimit(.minutes(2)))
struct ReadyPortTests {
    private func answers(
        _ server: LocalServer, within limit: Duration, patience: Duration = .seconds(2)
    ) async throws -> Bool {
        let probe = Probe(address: "127.0.0.1", port: server.port, path: "/ready")
        return try await ReadyPort(probe: probe, deadline: .now + limit, patience: patience).isReady()
    }

    @Test("A port that answers is asked twice")
    func twice() async throws {
        try await LocalServer.serving(.ok) { server in
            let isReady = try await answers(server, within: .seconds(30))
            #expect(isReady)
            #expect(server.connections >= 2)
        }
    }

    @Test("A port that answers once and then not is asked until it answers twice in a row")
    func onceOnly() async throws {
        try await LocalServer.serving(.ok, failing: [2, 4]) { server in
            let isReady = try await answers(server, within: .seconds(30))
            #expect(isReady)
            // Six in sequence; attempts side by side may get some of the failures. A single answer would be enough for one.
            #expect(server.connections >= 3)
        }
    }

    @Test("Requests that hang do not hold up a later one that is answered")
    func hanging() async throws {
        try await LocalServer.serving(.ok, hangingThen: 3) { server in
            let start = ContinuousClock.now
            let isReady = try await answers(server, within: .seconds(90), patience: .seconds(60))
            #expect(isReady)
            // The first attempt hangs for as long as it may take.
            #expect(ContinuousClock.now - start < .seconds(40))
        }
    }

    @Test("A port that is closed at first is asked again")
    func closedFirst() async throws {
        try await LocalServer.serving(.ok, closingFirst: 3) { server in
            let isReady = try await answers(server, within: .seconds(30))
            #expect(isReady)
        }
    }

    @Test("A port that never answers is not ready at the deadline")
    func never() async throws {
        try await LocalServer.serving(nil) { server in
            let isReady = try await answers(server, within: .milliseconds(500))
            #expect(!isReady)
        }
        try await LocalServer.serving(.serviceUnavailable) { server in
            let isReady = try await answers(server, within: .milliseconds(500))
            #expect(!isReady)
        }
    }
}

import NIOHTTP1
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Asking a service whether it answers")
struct HTTPProbeTests {
    private func probe(_ port: Int) -> Probe {
        Probe(address: "127.0.0.1", port: port, path: "/ready")
    }

    @Test(
        "A status from 200 to 399 is success",
        arguments: [
            (HTTPResponseStatus.ok, true), (.noContent, true), (.found, true), (.notFound, false),
            (.serviceUnavailable, false), (.internalServerError, false),
        ])
    func status(status: HTTPResponseStatus, isSuccess: Bool) async throws {
        try await LocalServer.serving(status) { server in
            #expect(await HTTPProbe.status(of: probe(server.port), within: .seconds(10)) == Int(status.code))
            #expect(await HTTPProbe.answers(probe(server.port), within: .seconds(10)) == isSuccess)
        }
    }

    @Test(
        "A server that takes the request and never answers is waited for no longer than asked", .timeLimit(.minutes(1)))
    func neverAnswers() async throws {
        try await LocalServer.serving(nil) { server in
            let start = ContinuousClock.now
            #expect(await HTTPProbe.status(of: probe(server.port), within: .milliseconds(200)) == nil)
            #expect(ContinuousClock.now - start >= .milliseconds(200))
        }
    }

    @Test("Where nobody listens there is no answer")
    func nobodyListens() async throws {
        let port = try await LocalServer.serving(.ok) { $0.port }
        #expect(await HTTPProbe.status(of: probe(port), within: .seconds(10)) == nil)
        #expect(await !HTTPProbe.answers(probe(port), within: .seconds(10)))
    }

    @Test("Of several, those that answer are told")
    func several() async throws {
        try await LocalServer.serving(.ok) { good in
            try await LocalServer.serving(.serviceUnavailable) { bad in
                let answering = await HTTPProbe.answering([probe(good.port), probe(bad.port)])
                #expect(answering == ["http://127.0.0.1:\(good.port)/ready"])
            }
        }
    }

    @Test("A port without a path answers where it keeps a connection, whatever it would say to a request")
    func connection() async throws {
        for status in [HTTPResponseStatus.serviceUnavailable, nil] {
            try await LocalServer.serving(status) { server in
                let probe = Probe(address: "127.0.0.1", port: server.port, path: nil)
                #expect(await HTTPProbe.answers(probe, within: .seconds(10)))
            }
        }
    }

    @Test("A connection that is closed at once, as by a proxy with nothing behind it, is no answer")
    func closedConnection() async throws {
        try await LocalServer.serving(nil, closingFirst: .max) { server in
            let probe = Probe(address: "127.0.0.1", port: server.port, path: nil)
            #expect(await !HTTPProbe.answers(probe, within: .seconds(10)))
        }
        let port = try await LocalServer.serving(nil) { $0.port }
        let probe = Probe(address: "127.0.0.1", port: port, path: nil)
        #expect(await !HTTPProbe.answers(probe, within: .seconds(10)))
    }

    @Test("An attempt ends at once when its task is cancelled", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        try await LocalServer.serving(nil) { server in
            let start = ContinuousClock.now
            let attempt = Task { await HTTPProbe.answers(probe(server.port), within: .seconds(50)) }
            attempt.cancel()
            #expect(await !attempt.value)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test("A port without a path is shown as one of TCP")
    func tcpURL() {
        #expect(Probe(address: "::1", port: 80, path: nil).url == "tcp://[::1]:80")
    }

    @Test("An address of IPv6 stands in brackets")
    func url() {
        #expect(Probe(address: "::1", port: 80, path: "/r").url == "http://[::1]:80/r")
    }
}

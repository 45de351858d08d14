import NIOHTTP1
import Testing

@testable import Cluster

@Suite("Asking a service whether it answers")
struct HTTPProbeTests {
    private func probe(_ port: Int) -> DesiredService.Probe {
        DesiredService.Probe(address: "127.0.0.1", port: port, path: "/ready")
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

    @Test("An address of IPv6 stands in brackets")
    func url() {
        #expect(DesiredService.Probe(address: "::1", port: 80, path: "/r").url == "http://[::1]:80/r")
    }
}

import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The status of a Gateway's answer at a port of this machine; nil where there is none.
func status(port: Int, path: String, body: String? = nil) async -> Int? {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { return nil }
    var request = URLRequest(url: url, timeoutInterval: 5)
    if let body {
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
    }
    let answer = try? await URLSession.shared.data(for: request)
    return (answer?.1 as? HTTPURLResponse)?.statusCode
}

/// What is answered with success at a port of this machine; nil where nothing is.
func answer(port: Int, path: String) async -> String? {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { return nil }
    let answer = try? await URLSession.shared.data(for: URLRequest(url: url, timeoutInterval: 5))
    guard let answer, (answer.1 as? HTTPURLResponse)?.statusCode == 200 else { return nil }
    return String(decoding: answer.0, as: UTF8.self)
}

/// Posts an alert as Alertmanager does.
func postSignal(fingerprint: String, port: Int) async -> Int? {
    let alert = #"{"status": "firing", "labels": {"alertname": "Test"}, "fingerprint": "\#(fingerprint)"}"#
    return await status(
        port: port, path: "/api/v1/signals/prometheus", body: #"{"version": "4", "alerts": [\#(alert)]}"#)
}

extension TestEnvironment {
    /// Expects the Gateway to say through every process's port that it is ready, now or within seconds: it says no for
    /// as long as the API server takes more than a second to answer, which happens where the machine is busy.
    func expectAnswers(sourceLocation: SourceLocation = #_sourceLocation) async {
        let deadline = ContinuousClock.now + .seconds(10)
        for port in profile.ports {
            var answered = await status(port: port, path: "/ready")
            while answered != 200, ContinuousClock.now < deadline {
                try? await Task.sleep(for: .milliseconds(200))
                answered = await status(port: port, path: "/ready")
            }
            #expect(answered == 200, "port \(port)", sourceLocation: sourceLocation)
        }
    }
}

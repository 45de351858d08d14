extension Subject {
    /// Waits until every port answers.
    func waitForPorts() async throws {
        for url in urls {
            let deadline = ContinuousClock.now + .seconds(120)
            while try await !tools.succeeds("curl", Self.curl + ["--output", "/dev/null", url]) {
                guard ContinuousClock.now < deadline else { throw Unexpected("\(url) does not answer") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// Expects that every port answers now.
    func expectAnswers() async throws {
        if !urls.isEmpty { try await tools.run("curl", Self.curl + urls, timeout: .seconds(60)) }
    }

    private var urls: [String] { site.setting.ports.map { "http://127.0.0.1:\($0)/ready" } }
    private static let curl = ["--fail", "--silent", "--show-error", "--max-time", "2"]
}

/// A result that is not what was to be measured.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

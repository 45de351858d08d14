extension Applier {
    /// Waits until every port answers with success.
    func waitForAnswers(_ probes: [DesiredService.Probe]) async throws {
        let limit = Duration.seconds(90)
        if observed.contents?.hasStaleAPIServer == true {
            try await APIServerAddress(kubectl: kubectl).settle(observed.nodes)
        }
        let silent = try await silent(among: probes, after: limit)
        guard let probe = silent.first else { return }
        let status = await HTTPProbe.status(of: probe, within: .seconds(2))
        throw NoAnswer(probes: silent, lastStatus: status, limit: limit)
    }

    /// Asks each port until it answers with success, or the time is over. Nothing tells when a port begins to, so that
    /// it is asked again after a tenth of a second.
    ///
    /// - Returns: those that have not answered.
    func silent(
        among probes: [DesiredService.Probe], after limit: Duration
    ) async throws -> [DesiredService.Probe] {
        let deadline = ContinuousClock.now + limit
        var silent = probes
        // A request that is sent before anything listens behind the port hangs, while a later one is answered at once.
        var patience = Duration.milliseconds(250)
        while true {
            let answering = await HTTPProbe.answering(silent, within: patience)
            silent.removeAll { answering.contains($0.url) }
            if silent.isEmpty || ContinuousClock.now > deadline { return silent }
            patience = min(patience * 2, .seconds(2))
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

/// Ports that do not answer as a ready service does.
struct NoAnswer: Error, CustomStringConvertible {
    let probes: [DesiredService.Probe]
    /// The status that the first of them answers with; nil where it does not answer at all.
    let lastStatus: Int?
    let limit: Duration

    var description: String {
        let urls = probes.map(\.url).joined(separator: ", ")
        let found = lastStatus.map { "the status is \($0), where 200 to 399 is success" } ?? "there is no answer"
        return "\(urls): \(found) after \(limit.components.seconds) s"
    }
}

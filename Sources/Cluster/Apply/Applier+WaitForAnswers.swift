import ContainerTools

extension Applier {
    /// Waits until every port answers with success.
    func waitForAnswers(_ probes: [Probe]) async throws {
        let limit = Duration.seconds(90)
        if observed.contents?.hasStaleAPIServer == true {
            try await APIServerAddress(kubectl: kubectl).settle(observed.nodes)
        }
        let silent = try await silent(among: probes, after: limit)
        guard let probe = silent.first else { return }
        let status = await HTTPProbe.status(of: probe, within: .seconds(2))
        throw NoAnswer(probes: silent, lastStatus: status, limit: limit)
    }

    /// Asks all ports side by side, each until it is ready or the time is over.
    ///
    /// - Returns: those that are not ready.
    func silent(
        among probes: [Probe], after limit: Duration
    ) async throws -> [Probe] {
        let deadline = ContinuousClock.now + limit
        return try await withThrowingTaskGroup(of: Probe?.self) { group in
            for probe in probes {
                group.addTask { try await ReadyPort(probe: probe, deadline: deadline).isReady() ? nil : probe }
            }
            let silent = try await group.reduce(into: Set()) { if let probe = $1 { $0.insert(probe) } }
            return probes.filter(silent.contains)
        }
    }
}

/// Ports that do not answer as a ready service does.
struct NoAnswer: Error, CustomStringConvertible {
    let probes: [Probe]
    /// The status that the first of them answers with; nil where it does not answer at all.
    let lastStatus: Int?
    let limit: Duration

    var description: String {
        let urls = probes.map(\.url).joined(separator: ", ")
        let found = lastStatus.map { "the status is \($0), where 200 to 399 is success" } ?? "no answer"
        return "\(urls): \(found) after \(limit.components.seconds) s"
    }
}

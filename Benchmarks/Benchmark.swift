/// The selected cases, measured in rounds.
struct Benchmark: Sendable {
    let tools: Tools
    /// The benchmark's own, for the time that it runs.
    let folder: String
    let cases: [Case]
    let rounds: Int
    let nodeImage: String?
    let collector = Collector()

    /// Measures everything, and calls `save` whenever there are results of one more environment.
    func run(save: () async throws -> Void) async throws {
        try await warmUp()
        for setting in Setting.allCases {
            let cases = cases.filter { $0.environment?.setting == setting }
            if cases.isEmpty { continue }
            try await measure(cases, in: setting)
            try await save()
        }
        try await measurePrograms()
        try await save()
    }

    /// Builds the Gateway once, so that what does not change from run to run is in docker's cache for all contestants.
    private func warmUp() async throws {
        guard cases.contains(where: { $0.environment?.setting.hasGateway == true }) else { return }
        let subject = subject(.script, in: .twoNodes)
        try subject.site.write()
        try await subject.buildImages()
    }

    private func subject(_ contestant: Contestant, in setting: Setting) -> Subject {
        let folder = "\(folder)/\(contestant.rawValue)"
        return Subject(
            site: Site(contestant: contestant, setting: setting, folder: folder, nodeImage: nodeImage), tools: tools)
    }

    private func measure(_ cases: [Case], in setting: Setting) async throws {
        for round in 1...rounds {
            for contestant in Contestant.allCases {
                let cases = cases.filter { $0.environment?.action.contestants.contains(contestant) == true }
                guard let last = cases.last else { continue }
                let subject = subject(contestant, in: setting)
                if round == 1 { try subject.site.write() }
                var turn = Turn(of: subject, round: round, collector: collector)
                for item in cases {
                    try await noting(item, contestant, round) { try await turn.measure(item) }
                }
                try await noting(last, contestant, round) { try await subject.deleteCluster() }
            }
        }
    }

    private func measurePrograms() async throws {
        for round in 1...rounds {
            let programs = ProgramRound(tools: tools, folder: folder + "/program", round: round, collector: collector)
            for item in cases where item.environment == nil {
                try await noting(item, .envboot, round) { try await programs.measure(item) }
            }
        }
    }

    /// Runs `measure`, and goes on where it fails.
    ///
    /// - Throws: only where the benchmark is to end.
    private func noting(
        _ item: Case, _ contestant: Contestant, _ round: Int, _ measure: () async throws -> Void
    ) async throws {
        do {
            try await measure()
        } catch {
            try Task.checkCancellation()
            await collector.miss(item, contestant, round: round, error)
        }
    }
}

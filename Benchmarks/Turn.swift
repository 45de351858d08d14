import Foundation

/// One contestant's turn in a round: its cases one after the other, with no other cluster of ours on the machine.
struct Turn {
    let subject: Subject
    let round: Int
    let collector: Collector
    /// Whether the environment is known to be as the folder says.
    var isConverged = false

    init(of subject: Subject, round: Int, collector: Collector) {
        self.subject = subject
        self.round = round
        self.collector = collector
    }

    /// Measures a case.
    mutating func measure(_ item: Case) async throws {
        switch item.environment?.action {
        case nil:
            return
        case .create(let builds):
            try await prepareNothing(builds: builds)
            try await measureUp(item)
        case .nothing:
            try await converge()
            for _ in 1...item.repetitions {
                if item == .converged, subject.site.contestant == .envboot { try await measureQueries() }
                try await measureUp(item)
            }
        case .changeVariable:
            try await converge()
            try subject.site.changeVariable(to: Self.unique())
            try await measureUp(item)
        case .changeSource:
            try await converge()
            try subject.site.changeSource(to: Self.unique())
            try await measureUp(item)
        case .stop:
            try await measureStart()
            try await converge()
            try await subject.envboot("stop")
            try await measureUp(item)
        case .reset:
            try await measureReset()
        case .memory:
            try await converge()
            let command = ["up", "--profile", "profiles/bench.yaml"]
            await record(
                item, .envboot, try await subject.tools.peakMemory(ofEnvboot: command, in: subject.site.folder))
        }
    }

    /// What no earlier run can have had, so that no cache knows it.
    private static func unique() -> String { UUID().uuidString }

    private mutating func prepareNothing(builds: Bool) async throws {
        isConverged = false
        try await subject.deleteCluster()
        if builds {
            try await subject.deleteImages()
            try subject.site.changeSource(to: Self.unique())
        } else {
            try await subject.buildImages()
        }
    }

    /// Brings the environment to what the folder says, and lets Kubernetes come to rest.
    mutating func converge() async throws {
        if !isConverged { try await subject.up() }
        isConverged = true
        try await Task.sleep(for: .seconds(3))
    }

    private mutating func measureUp(_ item: Case) async throws {
        isConverged = false
        let time = try await seconds { try await subject.up() }
        if subject.site.contestant != .floor { try await subject.expectAnswers() }
        await record(item, subject.site.contestant, time)
        isConverged = true
    }

    private mutating func measureReset() async throws {
        try await converge()
        isConverged = false
        try await subject.makeMess()
        let time = try await seconds { try await subject.envboot("reset") }
        try await subject.expectAnswers()
        try await subject.expectNoMess()
        await record(.reset, .envboot, time)
        isConverged = true
    }

    func record(_ item: Case, _ contestant: Contestant, _ value: Double) async {
        await collector.record(item, contestant, round: round, value)
    }
}

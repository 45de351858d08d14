/// How long steps took in recent runs on this machine.
struct StepTimes: Codable, Sendable, Equatable {
    /// The times of one step.
    struct Entry: Codable, Sendable, Equatable {
        var step: String
        /// The newest last.
        var seconds: [Double]
    }

    /// The steps that ran most recently are last.
    private(set) var entries: [Entry] = []

    private static let maxRuns = 5
    private static let maxSteps = 200

    /// Adds the times of one run; the oldest are dropped.
    mutating func add(_ times: [(step: String, duration: Duration)]) {
        for (step, duration) in times {
            var seconds = entries.first { $0.step == step }?.seconds ?? []
            seconds.append((duration / .milliseconds(1)).rounded() / 1000)
            entries.removeAll { $0.step == step }
            entries.append(Entry(step: step, seconds: seconds.suffix(Self.maxRuns)))
        }
        entries = entries.suffix(Self.maxSteps)
    }

    /// What a step took: `about 30 s, as in 3 earlier runs`; nil if it has not run.
    func estimate(for step: Step) -> String? {
        let times = entries.first { $0.step == step.timeKey }?.seconds.filter { $0 >= 0 && $0 < 1e6 } ?? []
        guard !times.isEmpty else { return nil }
        let runs = times.count == 1 ? "1 earlier run" : "\(times.count) earlier runs"
        return "\(Self.rounded(Self.median(times))), as in \(runs)"
    }

    /// The plan with costs from recent runs where there are any.
    func applied(to plan: Plan) -> Plan {
        var plan = plan
        for index in plan.steps.indices {
            guard let estimate = estimate(for: plan.steps[index]) else { continue }
            // What is lost, or seen later, stays.
            let notes = plan.steps[index].cost.split(separator: "; ").dropFirst()
            plan.steps[index].cost = ([estimate] + notes.map(String.init)).joined(separator: "; ")
        }
        return plan
    }

    private static func median(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    private static func rounded(_ seconds: Double) -> String {
        switch seconds {
        case ..<1: "less than a second"
        case ..<9.5: "about \(Int(seconds.rounded())) s"
        case ..<57.5: "about \(Int((seconds / 5).rounded()) * 5) s"
        case ..<90: "about a minute"
        default: "about \(Int((seconds / 60).rounded())) min"
        }
    }
}

extension Step {
    /// Names what the step does in ``StepTimes``: steps of one identifier can do different things.
    var timeKey: String {
        switch action {
        case .createCluster: "create \(id)"
        case .startNodes: "start \(id)"
        case .waitForAPIServer: "wait for \(id)"
        case .build: "build \(id)"
        case .pull: "pull \(id)"
        case .tag: "tag \(id)"
        default: id
        }
    }
}

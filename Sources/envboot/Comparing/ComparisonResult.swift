import Reports

/// A comparison as `--output json` has it. Times are in seconds.
struct ComparisonResult: Encodable {
    var suite: String
    var baseline: Run
    var run: Run
    var speedUp: Double
    var efficiency: Double
    var criteria: [Verdict]
    var newFailures: [Failure]
    var commonFailures: [Failure]
    var oldFailures: [Failure]
    var onlyInBaseline: [String]
    var onlyInRun: [String]
    var limits: Held
    var predictions: [Predicted]
    var enoughProcesses: Int
    var startFirst: [First]

    struct Run: Encodable {
        var name: String
        var revision: String
        var processes: Int
        var seed: Int
        var seconds: Double
        var setUp: Double
        var specs: Int
        var passed: Int
        var failed: Int
        var skipped: Int
        var pending: Int
        var flaked: Int
        var problems: [String]
    }

    struct Verdict: Encodable {
        var criterion: String
        var verdict: Criterion.Verdict
        var reason: String
    }

    struct Failure: Encodable {
        var spec: String
        var place: String
        var message: String
        /// What running it again, alone, showed; nil where nobody asked.
        var confirmed: Confirmation.Verdict?
    }

    struct Held: Encodable {
        var serial: Double
        var idleTail: Double?
        var idleTailCause: String?
        var longestSpec: String?
        var longestSpecSeconds: Double?
        var longestContainer: String?
        var longestContainerSeconds: Double?
        var floor: Double
        var processes: [Process]
    }

    struct Process: Encodable {
        var process: Int
        var busy: Double
        var idle: Double
    }

    struct Predicted: Encodable {
        var processes: Int
        var seconds: Double
    }

    struct First: Encodable {
        var name: String
        var place: String
        var priority: Int
    }
}

extension ComparisonResult {
    init(_ compared: ComparedRuns) {
        let comparison = compared.comparison
        let verdicts = Dictionary(
            (compared.confirmed ?? []).map { ($0.spec.identity, $0.verdict) }, uniquingKeysWith: { $1 })
        func failures(_ specs: [Spec]) -> [Failure] {
            specs.map { spec in
                return Failure(
                    spec: spec.identity.text, place: compared.place(spec.placeOfFailure),
                    message: spec.failure?.message ?? "", confirmed: verdicts[spec.identity])
            }
        }
        suite = comparison.run.suite
        baseline = Run(compared.baseline, comparison.baseline)
        run = Run(compared.run, comparison.run)
        speedUp = comparison.speedUp
        efficiency = comparison.efficiency
        criteria = compared.criteria.map { Verdict(criterion: $0.name, verdict: $0.verdict, reason: $0.reason) }
        newFailures = failures(comparison.newFailures)
        commonFailures = failures(comparison.commonFailures)
        oldFailures = failures(comparison.oldFailures)
        onlyInBaseline = comparison.onlyInBaseline.map(\.identity.text)
        onlyInRun = comparison.onlyInRun.map(\.identity.text)
        limits = Held(comparison.limits)
        let prediction = comparison.prediction
        predictions = [1, 2, 4, 8, 16].map { Predicted(processes: $0, seconds: prediction.seconds(procs: $0)) }
        enoughProcesses = prediction.enough(upTo: max(16, comparison.run.procs))
        startFirst = comparison.startFirst.entries.map {
            First(name: $0.name, place: compared.place($0.place), priority: $0.priority)
        }
    }
}

extension ComparisonResult.Run {
    init(_ named: ComparedRuns.Named, _ run: SuiteRun) {
        name = named.name
        revision = named.revision
        processes = run.procs
        seed = run.seed
        seconds = run.seconds
        setUp = Phases(run).setUp
        specs = run.specs.count(where: \.isRun)
        passed = run.specs.count { $0.state == .passed }
        failed = run.specs.count(where: \.state.isFailure)
        skipped = run.specs.count { $0.state == .skipped }
        pending = run.specs.count { $0.state == .pending }
        flaked = run.specs.count(where: \.isFlaked)
        problems = run.problems
    }
}

extension ComparisonResult.Held {
    init(_ limits: Limits) {
        serial = limits.serialSeconds
        idleTail = limits.tail?.seconds
        idleTailCause = limits.tail?.cause.identity.text
        longestSpec = limits.longestSpec?.identity.text
        longestSpecSeconds = limits.longestSpec?.seconds
        longestContainer = limits.longestContainer?.name
        longestContainerSeconds = limits.longestContainer?.seconds
        floor = limits.floor
        processes = limits.lanes.map { .init(process: $0.process, busy: $0.busy, idle: $0.idle) }
    }
}

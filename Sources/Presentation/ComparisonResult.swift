import Reports

/// A comparison as `--output json` has it. Times are in seconds.
package struct ComparisonResult: Encodable {
    var suite: String
    var baseline: Run
    var run: Run
    /// Nil if the runs cannot be compared.
    var speedUp: Double?
    /// Also nil if the run has no more processes than the baseline.
    var efficiency: Double?
    var comparable: Bool
    /// Why the runs cannot be compared; empty if they can.
    var obstacles: [String]
    var criteria: [Verdict]
    var newFailures: [Failure]
    var commonFailures: [Failure]
    var oldFailures: [Failure]
    var interrupted: [Failure]
    var onlyInBaseline: [String]
    var onlyInRun: [String]
    var limits: Held
    var predictions: [Predicted]
    /// Nil if nothing can be predicted.
    var enoughProcesses: Int?
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
        var interrupted: Int
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
    package init(_ compared: ComparedRuns) {
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
        suite = compared.suite
        baseline = Run(compared.baseline, comparison.baseline)
        run = Run(compared.run, comparison.run)
        comparable = comparison.comparability.isComparable
        obstacles = comparison.comparability.obstacles
        speedUp = comparable ? comparison.speedUp : nil
        efficiency = comparable ? comparison.efficiency : nil
        criteria = compared.criteria.map { Verdict(criterion: $0.name, verdict: $0.verdict, reason: $0.reason) }
        newFailures = failures(comparison.newFailures)
        commonFailures = failures(comparison.commonFailures)
        oldFailures = failures(comparison.oldFailures)
        interrupted = failures(comparison.interrupted)
        onlyInBaseline = comparison.onlyInBaseline.map(\.identity.text)
        onlyInRun = comparison.onlyInRun.map(\.identity.text)
        limits = Held(comparison.limits)
        let prediction = comparison.prediction
        predictions = [1, 2, 4, 8, 16].compactMap { number in
            prediction.map { Predicted(processes: number, seconds: $0.seconds(procs: number)) }
        }
        enoughProcesses = prediction?.enough(upTo: max(16, comparison.run.procs))
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
        let counts = RunCounts(run)
        specs = counts.run
        passed = counts.passed
        failed = counts.failed
        interrupted = counts.interrupted
        skipped = counts.skipped
        pending = counts.pending
        flaked = counts.flaked
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

/// What a team asks of a parallel run before it keeps it.
public struct Criterion: Sendable, Equatable {
    /// Whether it is met.
    public enum Verdict: String, Sendable, Encodable {
        case holds, fails
        /// Nothing tells.
        case unknown
    }

    /// What is asked for: `no new failure`.
    public let name: String
    /// Whether it is met.
    public let verdict: Verdict
    /// The figures behind the verdict, or why there is none.
    public let reason: String
}

extension Comparison {
    /// The criteria, each with its verdict.
    ///
    /// - Parameters:
    ///   - target: in how many seconds the suite is to be done; nil where nobody said.
    ///   - terminating: the namespaces that are left in Terminating; nil where the cluster does not tell.
    public func criteria(target: Double?, terminating: [String]?) -> [Criterion] {
        var criteria = [noNewFailure, sameSpecs, faster]
        if let target {
            criteria.append(
                Criterion(
                    name: "within the target", verdict: run.seconds <= target ? .holds : .fails,
                    reason: "\(seconds(run.seconds)) of \(seconds(target))"))
        }
        return criteria + [noRaces, Self.noTerminating(terminating)]
    }

    private var noNewFailure: Criterion {
        let count = newFailures.count
        return Criterion(
            name: "no new failure", verdict: count == 0 ? .holds : .fails,
            reason: count == 0
                ? (commonFailures.isEmpty ? "nothing fails" : "\(commonFailures.count) fail in both")
                : "\(count) fail only in the run")
    }

    private var sameSpecs: Criterion {
        let isSame = onlyInBaseline.isEmpty && onlyInRun.isEmpty
        let count = run.specs.count(where: \.isRun)
        return Criterion(
            name: "the same specs ran", verdict: isSame ? .holds : .fails,
            reason: isSame
                ? "\(count) in both"
                : "\(onlyInBaseline.count) only in the baseline, \(onlyInRun.count) only in the run")
    }

    private var faster: Criterion {
        Criterion(
            name: "faster", verdict: run.seconds < baseline.seconds ? .holds : .fails,
            reason: "\(seconds(run.seconds)) after \(seconds(baseline.seconds)): \(decimal(speedUp)) times as fast")
    }

    /// With one process, Ginkgo leaves what specs print out of its report (`CapturedStdOutErr`).
    private var noRaces: Criterion {
        let races = run.entries.filter(\.hasRace)
        let name = "no data race reported"
        if let first = races.first {
            return Criterion(name: name, verdict: .fails, reason: "in \(races.count), first: \(first.identity.text)")
        }
        if run.procs == 1 {
            return Criterion(name: name, verdict: .unknown, reason: "a report of one process has no output")
        }
        return Criterion(name: name, verdict: .holds, reason: "none in what the run printed")
    }

    private static func noTerminating(_ namespaces: [String]?) -> Criterion {
        let name = "no namespace left in Terminating"
        guard let namespaces else { return Criterion(name: name, verdict: .unknown, reason: "no cluster was asked") }
        let shown = namespaces.prefix(3).joined(separator: ", ") + (namespaces.count > 3 ? ", ..." : "")
        return Criterion(
            name: name, verdict: namespaces.isEmpty ? .holds : .fails,
            reason: namespaces.isEmpty ? "none now" : "\(namespaces.count): \(shown)")
    }
}

/// A number with one digit behind the point; one of 18 digits or more, which only absurd times make, as Swift writes it.
public func decimal(_ number: Double) -> String {
    guard let tenths = Int(exactly: (number * 10).rounded()) else { return "\(number)" }
    return "\(tenths / 10).\(tenths % 10)"
}

private func seconds(_ number: Double) -> String { decimal(number) + " s" }

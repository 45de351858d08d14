/// What a team asks of a parallel run before it keeps it.
package struct Criterion: Sendable, Equatable {
    /// Whether it is met.
    package enum Verdict: String, Sendable, Encodable {
        case holds, fails
        /// Nothing tells.
        case unknown
        /// The runs cannot be compared.
        case notComparable = "not comparable"
    }

    /// What is asked for: `no new failure`.
    package let name: String
    /// Whether it is met.
    package let verdict: Verdict
    /// The figures behind the verdict, or why there is none.
    package let reason: String
}

extension Comparison {
    /// The criteria, each with its verdict.
    ///
    /// - Parameters:
    ///   - target: in how many seconds the suite is to be done; nil where nobody said.
    ///   - terminating: the namespaces that are left in Terminating; nil where the cluster does not tell.
    package func criteria(target: Double?, terminating: [String]?) -> [Criterion] {
        var criteria = [noNewFailure, sameSpecs, faster]
        if let target { criteria.append(.within(target, of: [run])) }
        return criteria + [noRaces, .noTerminating(terminating)]
    }

    private var noNewFailure: Criterion {
        let name = "no new failure"
        guard newFailures.isEmpty else {
            let figures = "\(newFailures.count) fail only \(isBeforeAndAfter ? "after" : "in the run")"
            return compared(name, holds: false, figures, evenSo: figures)
        }
        return compared(
            name, holds: true, commonFailures.isEmpty ? "nothing fails" : "\(commonFailures.count) fail in both")
    }

    private var sameSpecs: Criterion {
        let name = "the same specs ran"
        let count = run.specs.count(where: \.isRun)
        let places = isBeforeAndAfter ? ("before", "after") : ("in the baseline", "in the run")
        if count == 0 { return Criterion(name: name, verdict: .fails, reason: "none \(places.1)") }
        if onlyInBaseline.isEmpty, onlyInRun.isEmpty {
            return Criterion(name: name, verdict: .holds, reason: "\(count) in both")
        }
        return Criterion(
            name: name, verdict: .fails,
            reason: "\(onlyInBaseline.count) only \(places.0), \(onlyInRun.count) only \(places.1)")
    }

    /// Whether the run took less time for the specs that both ran.
    var faster: Criterion {
        let common = secondsOfCommonSpecs
        var figures =
            "\(seconds(run.seconds)) after \(seconds(baseline.seconds)): \(decimal(speedUp)) times as fast"
        if !onlyInBaseline.isEmpty || !onlyInRun.isEmpty {
            figures += "; without the specs that only one ran, \(seconds(common.run)) after \(seconds(common.baseline))"
        }
        return compared("faster", holds: common.run < common.baseline, figures)
    }

    /// A criterion that is decided only for comparable runs.
    ///
    /// - Parameter evenSo: a reason to add if they are not.
    private func compared(_ name: String, holds: Bool, _ figures: String, evenSo: String? = nil) -> Criterion {
        guard comparability.isComparable else {
            let reason = [comparability.reason, evenSo].compactMap(\.self).joined(separator: "; ")
            return Criterion(name: name, verdict: .notComparable, reason: reason)
        }
        return Criterion(name: name, verdict: holds ? .holds : .fails, reason: figures)
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
        if let obstacle = run.incompleteness() { return Criterion(name: name, verdict: .unknown, reason: obstacle) }
        return Criterion(name: name, verdict: .holds, reason: "none in what the run printed")
    }
}

extension Criterion {
    /// Whether all suites of a run together stayed within a target, in seconds.
    package static func within(_ target: Double, of runs: [SuiteRun]) -> Criterion {
        let name = "within the target"
        if let obstacle = runs.active(\.isIdle).lazy.compactMap({ $0.incompleteness() }).first {
            return Criterion(name: name, verdict: .notComparable, reason: obstacle)
        }
        let total = runs.reduce(0) { $0 + $1.seconds }
        return Criterion(
            name: name, verdict: total <= target ? .holds : .fails, reason: "\(seconds(total)) of \(seconds(target))")
    }

    /// Whether no namespace is left in Terminating.
    ///
    /// - Parameter namespaces: the namespaces in Terminating; nil if unknown.
    package static func noTerminating(_ namespaces: [String]?) -> Criterion {
        let name = "no namespace left in Terminating"
        guard let namespaces else { return Criterion(name: name, verdict: .unknown, reason: "no cluster was asked") }
        let shown = namespaces.prefix(3).joined(separator: ", ") + (namespaces.count > 3 ? ", ..." : "")
        return Criterion(
            name: name, verdict: namespaces.isEmpty ? .holds : .fails,
            reason: namespaces.isEmpty ? "none now" : "\(namespaces.count): \(shown)")
    }
}

/// A number with one digit behind the point; one of 18 digits or more, which only absurd times make, as Swift writes
/// it.
package func decimal(_ number: Double) -> String {
    guard let tenths = Int(exactly: (number * 10).rounded()) else { return "\(number)" }
    return "\(tenths / 10).\(tenths % 10)"
}

private func seconds(_ number: Double) -> String { decimal(number) + " s" }

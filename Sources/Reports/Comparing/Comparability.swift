/// Whether two runs can be compared, and which of their specs are.
///
/// They can if both ran to completion, and each ran at least half of the specs that the other ran.
/// Specs found in only one of them are expected before and after a change; a filter that excludes some is not.
package struct Comparability: Sendable, Equatable {
    /// Why the runs cannot be compared, one sentence each; empty if they can.
    package let obstacles: [String]

    /// Whether a verdict can be given.
    package var isComparable: Bool { obstacles.isEmpty }
    /// The obstacles in one line.
    package var reason: String { obstacles.joined(separator: "; ") }

    /// - Parameters:
    ///   - baseline: the run to compare with.
    ///   - run: the run to assess.
    ///   - names: the names of the two in sentences.
    package init(_ baseline: SuiteRun, _ run: SuiteRun, called names: (baseline: String, run: String)) {
        let incomplete = [
            baseline.incompleteness(called: names.baseline), run.incompleteness(called: names.run),
        ].compactMap(\.self)
        guard incomplete.isEmpty else {
            obstacles = incomplete
            return
        }
        let before = baseline.reached(besides: run)
        let after = run.reached(besides: baseline)
        let inBoth = before.intersection(after).count
        if before != after, baseline.filters != run.filters {
            let (old, new) = (Self.text(baseline.filters), Self.text(run.filters))
            obstacles = ["the filters differ: \(old) in \(names.baseline), \(new) in \(names.run)"]
        } else if inBoth < (max(before.count, after.count) + 1) / 2 {
            obstacles = [
                "fewer than half of the specs ran in both: \(inBoth), of \(before.count) in \(names.baseline) and "
                    + "\(after.count) in \(names.run)"
            ]
        } else {
            obstacles = []
        }
    }

    private static func text(_ filters: [String]) -> String {
        filters.isEmpty ? "none" : filters.joined(separator: ", ")
    }
}

extension SuiteRun {
    /// The specs that were reached, without those that skipped themselves and did not in the other run: what they do there
    /// tells nothing of this one.
    fileprivate func reached(besides other: SuiteRun) -> Set<Spec.Identity> {
        let others = Set(other.specs.filter { $0.isReached && !$0.skippedItself }.map(\.identity))
        return Set(
            specs.filter { $0.isReached && !($0.skippedItself && others.contains($0.identity)) }.map(\.identity))
    }
}

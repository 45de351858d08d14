/// Matches the suites of two reports by name and by folder, relative to the common folder of all
/// suites of a report, which differs between machines.
package struct SuiteMatching: Sendable {
    /// The suites in both reports, as indices, in the run's order.
    package let pairs: [(baseline: Int, run: Int)]
    /// The indices of suites found only in the baseline.
    package let onlyInBaseline: [Int]
    /// The indices of suites found only in the run.
    package let onlyInRun: [Int]

    /// - Parameters:
    ///   - baselines: the suites of one report.
    ///   - runs: the suites of the other.
    package init(_ baselines: [SuiteRun], _ runs: [SuiteRun]) {
        let before = baselines.map(Suite.init)
        let after = runs.map(Suite.init)
        var matches: [Int: Int] = [:]
        var left = Set(before.indices)
        func match(_ key: (Suite, _ isOfRun: Bool) -> [String]?, isUnique: Bool) {
            let candidates = Dictionary(grouping: before.indices) { key(before[$0], false) }
            let wanted = Dictionary(grouping: after.indices) { key(after[$0], true) }
            for (key, indices) in wanted {
                guard let key, let found = candidates[key], !isUnique || indices.count == 1 && found.count == 1 else {
                    continue
                }
                let free = zip(indices.filter { matches[$0] == nil }, found.filter(left.contains))
                for (index, other) in free {
                    matches[index] = other
                    left.remove(other)
                }
            }
        }
        let roots = Roots(before, after)
        let relative = { (suite: Suite, isOfRun: Bool) in suite.path(below: isOfRun ? roots.run : roots.baseline) }
        match({ suite, isOfRun in relative(suite, isOfRun).map { [suite.name] + $0 } }, isUnique: false)
        // A suite that does not compile has no name.
        let nameless = Set((before + after).filter(\.name.isEmpty).compactMap(\.path.last))
        match(
            { suite, isOfRun in suite.path.last.flatMap { nameless.contains($0) ? relative(suite, isOfRun) : nil } },
            isUnique: false)
        // A suite that was moved.
        match({ suite, _ in suite.name.isEmpty ? nil : [suite.name] }, isUnique: true)
        pairs = after.indices.compactMap { index in matches[index].map { ($0, index) } }
        onlyInBaseline = left.sorted()
        onlyInRun = after.indices.filter { matches[$0] == nil }
    }
}

private struct Suite {
    var name: String
    /// The components of its path.
    var path: [String]

    init(_ run: SuiteRun) {
        name = run.suite
        path = run.path.split { $0 == "/" || $0 == "\\" }.map(String.init)
    }

    /// The path relative to a folder; nil if it is not inside it.
    func path(below root: [String]) -> [String]? {
        path.starts(with: root) ? Array(path.dropFirst(root.count)) : nil
    }
}

/// The root folders of two reports: those relative to which most suites have the same paths and names.
private struct Roots {
    private(set) var baseline: [String] = []
    private(set) var run: [String] = []

    /// All suites of a report have a common root, which some of them indicate.
    private static let most = 64

    init(_ before: [Suite], _ after: [Suite]) {
        var votes: [[[String]]: (count: Int, common: Int)] = [:]
        for one in Self.first(before) {
            for other in Self.first(after) where one.name == other.name || one.name.isEmpty || other.name.isEmpty {
                let common = zip(one.path.reversed(), other.path.reversed()).prefix { $0 == $1 }.count
                if common == 0 { continue }
                let roots = [Array(one.path.dropLast(common)), Array(other.path.dropLast(common))]
                let vote = votes[roots] ?? (0, 0)
                votes[roots] = (vote.count + 1, max(vote.common, common))
            }
        }
        let best = votes.max { one, other in
            (one.value.count, one.value.common, one.key.joined().joined())
                < (other.value.count, other.value.common, other.key.joined().joined())
        }
        if let roots = best?.key { (baseline, run) = (roots[0], roots[1]) }
    }

    /// In the order of their paths, which is the same in both reports.
    private static func first(_ suites: [Suite]) -> [Suite] {
        Array(suites.filter { !$0.path.isEmpty }.sorted { $0.path.lexicographicallyPrecedes($1.path) }.prefix(most))
    }
}

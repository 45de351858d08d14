/// What should be started first, and what that would gain.
package struct StartFirst: Sendable, Equatable {
    /// What Ginkgo can start before the rest by the decorator `SpecPriority` (Ginkgo 2.27): an outermost container with all
    /// that is in it, or, with `--randomize-all`, a spec or an Ordered container.
    package struct Entry: Sendable, Equatable {
        /// What a person calls it.
        package var name: String
        /// Where the decorator belongs.
        package var place: Spec.Place
        /// How long the longest in it takes a process, in seconds.
        package var longest: Double
        /// Greater ones are started earlier; without the decorator, it is 0.
        package var priority: Int
    }

    /// The first to start comes first; empty where nothing is gained.
    package let entries: [Entry]
    /// What the run would take as it is, in seconds.
    package let before: Double
    /// What it would take with them started first, in seconds.
    package let after: Double

    /// Looks for the fewest that bring nearly all of what starting everything by its length would.
    init(_ run: SuiteRun) {
        var replay = Prediction(run).replay(procs: run.procs)
        let before = replay.seconds(procs: run.procs)
        self.before = before
        let units = Unit.all(of: replay.groups, byItself: run.isAllShuffled)
        let longest = units.indices.sorted { units[$0].longest > units[$1].longest }
        func seconds(startingFirst count: Int) -> Double {
            let first = longest.prefix(count)
            let others = units.indices.filter { !first.contains($0) }
            replay.groups = (Array(first) + others).flatMap { units[$0].groups }
            return replay.seconds(procs: run.procs)
        }
        let counts = (1...Self.most).filter { $0 <= longest.count }
        let candidates = counts.map { (count: $0, seconds: seconds(startingFirst: $0)) }
        let best = candidates.map(\.seconds).min() ?? before
        guard run.procs > 1, best < before * 0.99,
            let chosen = candidates.first(where: { $0.seconds <= best + (before - best) * 0.1 })
        else {
            entries = []
            after = before
            return
        }
        entries = longest.prefix(chosen.count).enumerated().map { offset, index in
            let unit = units[index]
            return Entry(
                name: unit.name, place: unit.place, longest: unit.longest, priority: chosen.count - offset)
        }
        after = chosen.seconds
    }

    /// More than these nobody would mark by hand.
    private static let most = 20
}

/// Groups that Ginkgo shuffles, and sorts by their priority, as one.
private struct Unit {
    var name: String
    var place: Spec.Place
    var groups: [ExecutionGroup]
    /// Serial ones come last in any case.
    var longest: Double { groups.filter { !$0.isSerial }.map(\.seconds).max() ?? 0 }

    static func all(of groups: [ExecutionGroup], byItself: Bool) -> [Unit] {
        var units: [Unit] = []
        var indices: [Spec.Place: Int] = [:]
        for group in groups {
            guard !byItself, let spec = group.specs.first, let container = spec.containerPlaces.first else {
                units.append(Unit(name: group.name, place: group.place, groups: [group]))
                continue
            }
            if let index = indices[container] {
                units[index].groups.append(group)
            } else {
                indices[container] = units.count
                units.append(Unit(name: spec.identity.texts.first ?? "", place: container, groups: [group]))
            }
        }
        return units
    }
}

/// The groups of specs that should be started first, and what that would gain.
public struct StartFirst: Sendable, Equatable {
    /// A group, and the value of the decorator `SpecPriority` by which Ginkgo starts it before the others.
    public struct Entry: Sendable, Equatable {
        /// What is started first.
        public var group: ExecutionGroup
        /// Greater ones are started earlier; without the decorator, it is 0.
        public var priority: Int
    }

    /// The first to start comes first; empty where nothing is gained.
    public let entries: [Entry]
    /// What the run would take, in seconds, as it is and with them started first.
    public let before: Double
    public let after: Double

    /// Looks for the fewest that bring nearly all of what starting every spec by its length would.
    init(_ prediction: Prediction, procs: Int) {
        var replay = prediction.replay(procs: procs)
        let before = replay.seconds(procs: procs)
        self.before = before
        let original = replay.groups
        let longest = original.indices.filter { !original[$0].isSerial }
            .sorted { original[$0].seconds > original[$1].seconds }
        func seconds(startingFirst count: Int) -> Double {
            let first = Set(longest.prefix(count))
            replay.groups = longest.prefix(count).map { original[$0] }
            replay.groups += original.indices.filter { !first.contains($0) }.map { original[$0] }
            return replay.seconds(procs: procs)
        }
        let counts = (1...Self.most).filter { $0 <= longest.count }
        let candidates = counts.map { (count: $0, seconds: seconds(startingFirst: $0)) }
        let best = candidates.map(\.seconds).min() ?? before
        guard procs > 1, best < before * 0.99,
            let chosen = candidates.first(where: { $0.seconds <= best + (before - best) * 0.1 })
        else {
            entries = []
            after = before
            return
        }
        entries = longest.prefix(chosen.count).enumerated().map { offset, index in
            Entry(group: original[index], priority: chosen.count - offset)
        }
        after = chosen.seconds
    }

    /// More than these nobody would mark by hand.
    private static let most = 20
}

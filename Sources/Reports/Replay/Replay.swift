/// Runs groups as Ginkgo does, without running them: each process takes the next group as soon
/// as it has ended one; when all have ended, process 1 runs the Serial ones. (OrderSpecs and the runner of groups in
/// Ginkgo's internal package.)
struct Replay {
    /// In the order in which they are handed out.
    var groups: [ExecutionGroup]
    /// What comes before the first spec, and after the last one.
    var setUp: Double
    var cleanUp: Double

    /// How long a run takes, in seconds.
    func seconds(procs: Int) -> Double {
        guard procs > 1 else { return setUp + groups.reduce(0) { $0 + $1.seconds } + cleanUp }
        var free = FreeTimes(procs: procs)
        for group in groups where !group.isSerial { free.takeEarliest(for: group.seconds) }
        let serial = groups.filter(\.isSerial).reduce(0) { $0 + $1.seconds }
        return setUp + free.last + serial + cleanUp
    }
}

/// When each process is free, as a binary heap: the earliest is found at once, of however many.
private struct FreeTimes {
    private var heap: [Double]
    private(set) var last = 0.0

    init(procs: Int) { heap = Array(repeating: 0, count: procs) }

    mutating func takeEarliest(for seconds: Double) {
        heap[0] += seconds
        last = max(last, heap[0])
        var index = 0
        while true {
            var least = 2 * index + 1
            if least + 1 < heap.count, heap[least + 1] < heap[least] { least += 1 }
            guard least < heap.count, heap[least] < heap[index] else { return }
            heap.swapAt(least, index)
            index = least
        }
    }
}

extension Timeline {
    /// - Parameters:
    ///   - events: what happened, in its order, and when, since the run began.
    ///   - end: when the run was over, since it began.
    package init(_ events: [(event: Event, time: Duration)], until end: Duration) {
        var builder = TimelineBuilder()
        for (event, time) in events { builder.add(event, at: time) }
        entries = builder.entries(until: end)
    }
}

/// Follows the events of a run.
private struct TimelineBuilder {
    private var entries: [Timeline.Entry] = []
    /// The entries that have not ended, by their identifiers.
    private var running: [String: Int] = [:]
    /// The entry that ended last.
    private var last: Timeline.Link?
    /// The last entry before the plan.
    private var planned: Timeline.Link?
    /// The plan's steps that have ended and the milestones that were reached.
    private var met: [String: Timeline.Link] = [:]
    /// The steps that have the milestones.
    private var owners: [String: Int] = [:]

    mutating func add(_ event: Event, at time: Duration) {
        switch event {
        case .waiting(let holder):
            begin("wait", "wait for \(holder) to end", at: time)
        case .preparing(let preparation):
            end("wait", at: time)
            begin(
                preparation.rawValue, preparation.title, at: time, waitedFor: last.map { entries[$0.entry].step },
                predecessor: last)
        case .prepared(let preparation, let error):
            end(preparation.rawValue, at: time, error: error)
        case .planned:
            (planned, met, owners) = (last, [:], [:])
        case .started(let step):
            begin(step, at: time)
        case .reached(let milestone):
            met[milestone] = owners[milestone].map { Timeline.Link(entry: $0, time: time) }
        case .progress, .warned, .left:
            break
        case .ended(let step, _, let error):
            end(step.id, at: time, error: error)
            // A milestone that was not told of is reached with the end.
            for need in [step.id] + step.milestones where met[need] == nil { met[need] = last }
        }
    }

    func entries(until end: Duration) -> [Timeline.Entry] {
        var entries = entries
        for index in running.values { entries[index].end = end }
        return entries
    }

    private mutating func begin(_ step: Step, at time: Duration) {
        let needs = step.needs.compactMap { need in met[need].map { (name: need, link: $0) } }
        let need = needs.max { $0.link.time < $1.link.time }
        for milestone in step.milestones { owners[milestone] = entries.count }
        begin(
            step.id, step.title, at: time, reason: step.reason, waitedFor: need?.name,
            predecessor: need?.link ?? planned)
    }

    private mutating func begin(
        _ id: String, _ title: String, at time: Duration, reason: String? = nil, waitedFor: String? = nil,
        predecessor: Timeline.Link? = nil
    ) {
        running[id] = entries.count
        entries.append(
            Timeline.Entry(
                step: id, title: title, reason: reason, start: time, end: time, waitedFor: waitedFor,
                predecessor: predecessor))
    }

    private mutating func end(_ id: String, at time: Duration, error: String? = nil) {
        guard let index = running.removeValue(forKey: id) else { return }
        entries[index].end = time
        entries[index].error = error
        last = Timeline.Link(entry: index, time: time)
    }
}

extension Preparation {
    fileprivate var title: String {
        switch self {
        case .pull: "pull images"
        case .observe: "observe"
        }
    }
}

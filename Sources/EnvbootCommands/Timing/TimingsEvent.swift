import Cluster
import ContainerTools
import Diagnosis

/// The times of a run as one line of JSON; docs/output.md has the shape.
struct TimingsEvent: Encodable {
    var event = "timings"
    var steps: [Step]
    var criticalPath: [String]
    var seconds: Double

    struct Step: Encodable {
        var step: String
        var title: String
        var start: Double
        var seconds: Double
        var waitedFor: String?
        var critical: Bool
        var error: String?
    }

    init(_ recording: Recording) {
        let timeline = recording.timeline
        let critical = timeline.criticalPath.map(\.entry)
        steps = timeline.entries.enumerated().map { index, entry in
            Step(
                step: entry.step, title: entry.title, start: entry.start.seconds, seconds: entry.duration.seconds,
                waitedFor: entry.waitedFor, critical: critical.contains(index), error: entry.error)
        }
        criticalPath = critical.map { timeline.entries[$0].step }
        seconds = recording.end.seconds
    }
}

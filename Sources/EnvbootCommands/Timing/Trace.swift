import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Programs

/// A run as a JSON object of the Trace Event Format, which Perfetto and chrome://tracing show:
/// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
struct Trace: Codable {
    var traceEvents: [TraceEvent]
    var displayTimeUnit = "ms"

    init(_ recording: Recording) {
        let critical = Set(recording.timeline.criticalPath.map(\.entry))
        let steps = recording.timeline.entries.enumerated().map { index, entry in
            TraceEvent(entry, isCritical: critical.contains(index))
        }
        traceEvents = [.named("process_name", "envboot")]
        add(steps, as: "steps")
        add(recording.programs.map { TraceEvent($0) }, as: "programs")
    }

    /// The object as a line of JSON.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Gives events that overlap rows of their own. What the format calls a thread is a row.
    private mutating func add(_ events: [TraceEvent], as name: String) {
        let before = traceEvents.last?.tid ?? 0
        for (index, row) in rows(events, start: \.start, end: \.end).enumerated() {
            let tid = before + index + 1
            traceEvents.append(.named("thread_name", "\(name) \(index + 1)", tid: tid))
            traceEvents.append(.sorting(tid: tid))
            traceEvents += row.map { event in
                var event = event
                event.tid = tid
                return event
            }
        }
    }
}

/// One event: what took time (`X`, complete) or what names or sorts a row (`M`, metadata).
struct TraceEvent: Codable, Equatable {
    var name: String
    var cat: String?
    var ph: String
    /// Microseconds since the run began.
    var ts: Int?
    /// Microseconds.
    var dur: Int?
    var pid = 1
    var tid: Int?
    var args: Arguments

    struct Arguments: Codable, Equatable {
        var name: String?
        var sort_index: Int?
        var command: String?
        var reason: String?
        var waitedFor: String?
        var critical: Bool?
        var error: String?
    }

    var start: Int { ts ?? 0 }
    var end: Int { start + (dur ?? 0) }
}

extension TraceEvent {
    fileprivate init(_ entry: Timeline.Entry, isCritical: Bool) {
        self.init(
            entry.title, "step", from: entry.start, to: entry.end,
            Arguments(
                reason: entry.reason, waitedFor: entry.waitedFor, critical: isCritical, error: entry.error))
    }

    fileprivate init(_ program: TimedProgram) {
        self.init(
            program.command.shortName, "program", from: program.start, to: program.end,
            Arguments(command: program.command.shellText, error: program.error))
    }

    /// Both times are rounded, not the duration, so that what did not overlap still does not.
    private init(_ name: String, _ category: String, from start: Duration, to end: Duration, _ args: Arguments) {
        let (start, end) = (start.microseconds, end.microseconds)
        self.init(name: name, cat: category, ph: "X", ts: start, dur: end - start, args: args)
    }

    fileprivate static func named(_ kind: String, _ name: String, tid: Int? = nil) -> TraceEvent {
        TraceEvent(name: kind, ph: "M", tid: tid, args: Arguments(name: name))
    }

    fileprivate static func sorting(tid: Int) -> TraceEvent {
        TraceEvent(name: "thread_sort_index", ph: "M", tid: tid, args: Arguments(sort_index: tid))
    }
}

extension Command {
    /// The program and the first of its arguments that is a bare word, such as `kubectl apply`.
    fileprivate var shortName: String {
        let verb = arguments.first { $0.allSatisfy(\.isLetter) }
        return verb.map { "\(program) \($0)" } ?? program
    }
}

extension Duration {
    fileprivate var microseconds: Int { Int((self / .microseconds(1)).rounded()) }
}

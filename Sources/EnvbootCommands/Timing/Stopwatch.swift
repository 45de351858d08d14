import Cluster
import ContainerTools
import Diagnosis
import Programs

/// Notes the steps and the programs of a run with their times. The time is taken where something happens: what is shown
/// passes through a stream first, and comes later.
struct Stopwatch: Sendable {
    private enum Note: Sendable {
        case event(Event, Duration)
        case program(TimedProgram)
    }

    /// When the run began.
    let start = ContinuousClock.now
    private let notes: AsyncStream<Note>
    private let sink: AsyncStream<Note>.Continuation

    init() { (notes, sink) = AsyncStream.makeStream(of: Note.self) }

    /// A handler that notes events before it hands them on.
    func noting(_ events: @escaping EventHandler) -> EventHandler {
        { event in
            if case .progress = event {} else { sink.yield(.event(event, .now - start)) }
            events(event)
        }
    }

    /// A runner whose programs are noted here.
    func noting(_ programs: Runner) -> Runner {
        programs.watched { event in
            guard case .ended(let command, let duration, let result) = event else { return }
            let end = ContinuousClock.now - start
            sink.yield(
                .program(TimedProgram(command: command, start: end - duration, end: end, error: result.timedError)))
        }
    }

    /// The notes until now; nothing is noted after this.
    func stop() async -> Recording {
        sink.finish()
        let end = ContinuousClock.now - start
        var events: [(event: Event, time: Duration)] = []
        var programs: [TimedProgram] = []
        for await note in notes {
            switch note {
            case .event(let event, let time): events.append((event, time))
            case .program(let program): programs.append(program)
            }
        }
        // Of two tasks, the one that took its time later can come to the stream first.
        return Recording(
            timeline: Timeline(events.sorted { $0.time < $1.time }, until: end), programs: programs, end: end)
    }
}

/// What a stopwatch noted.
struct Recording: Sendable {
    var timeline = Timeline([], until: .zero)
    var programs: [TimedProgram] = []
    /// When the run was over, since it began.
    var end = Duration.zero
}

/// A program that was run; its times are since the run began.
struct TimedProgram: Sendable {
    var command: Command
    var start: Duration
    var end: Duration
    var error: String?
}

extension Result<CommandOutput, any Error> {
    fileprivate var timedError: String? {
        switch self {
        case .success(let finished): finished.status == .exited(0) ? nil : "\(finished.status)"
        case .failure(is CancellationError): "ended by envboot"
        case .failure(let error): "\(error)"
        }
    }
}

extension Duration {
    /// Seconds, to the millisecond.
    var seconds: Double { (self / .milliseconds(1)).rounded() / 1000 }
}

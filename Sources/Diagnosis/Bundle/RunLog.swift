import Cluster
import Foundation
import Programs

/// What a run did, for the diagnostics of its failure: its plans, and its commands with their times, ends and output.
struct RunLog: Sendable {
    private enum Note: Sendable {
        case plan(Plan)
        case command(RanCommand)
    }

    private let notes: AsyncStream<Note>
    private let sink: AsyncStream<Note>.Continuation

    init() { (notes, sink) = AsyncStream.makeStream(of: Note.self, bufferingPolicy: .bufferingNewest(2000)) }

    /// A runner whose commands are noted here.
    func noting(_ runner: Runner) -> Runner {
        runner.watched { event in
            guard case .ended(let command, let duration, let result) = event else { return }
            sink.yield(.command(RanCommand(command, after: duration, result)))
        }
    }

    /// A handler of events which notes the plans among them here.
    func noting(_ events: @escaping EventHandler) -> EventHandler {
        { event in
            if case .planned(let plan) = event { sink.yield(.plan(plan)) }
            events(event)
        }
    }

    /// The plans and the commands so far, as text; nothing is noted after this.
    func close() async -> (plans: String, commands: String) {
        sink.finish()
        var (plans, commands) = ("", "")
        for await note in notes {
            switch note {
            case .plan(let plan): plans += (plans.isEmpty ? "" : "\nthen\n\n") + plan.text
            case .command(let command): commands += command.text
            }
        }
        return (plans, commands)
    }
}

extension Plan {
    /// The steps, each with its reason, for people to read.
    var text: String {
        obstacles.map { "blocked: \($0)\n" }.joined() + steps.map { "\($0.title)\n  \($0.reason)\n" }.joined()
    }
}

extension String {
    /// The text with each of its lines two columns further to the right.
    var indented: String { split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") }
}

import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Terminal

/// Shows events as they happen: steps on standard error for a person, or an object a line on standard output for a
/// program.
struct EventDisplay: Sendable {
    private enum Item: Sendable {
        case event(Event)
        case command(String)
    }

    private let context: Context
    private let items: AsyncStream<Item>
    private let sink: AsyncStream<Item>.Continuation

    init(_ context: Context) {
        self.context = context
        (items, sink) = AsyncStream.makeStream(of: Item.self)
    }

    /// Takes events from any task.
    var events: EventHandler { { [sink] event in sink.yield(.event(event)) } }

    /// Takes the programs that are run.
    var commands: @Sendable (String) -> Void { { [sink] text in sink.yield(.command(text)) } }

    /// Runs `body` while events are shown.
    func showing<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        let display = StepDisplay(screen: context.errors, quiet: context.options.isQuiet || context.options.isJSON)
        return try await display.run {
            async let shown: Void = show(on: display)
            let result: Swift.Result<Result, any Error>
            do { result = .success(try await body()) } catch { result = .failure(error) }
            sink.finish()
            await shown
            return try result.get()
        }
    }

    private func show(on display: StepDisplay) async {
        for await item in items {
            switch item {
            case .command(let text): await display.message(text)
            case .event(let event) where context.options.isJSON:
                if let event = JSONEvent(event) { try? context.print(line: event) }
            case .event(let event): await show(event, on: display)
            }
        }
    }

    private func show(_ event: Event, on display: StepDisplay) async {
        switch event {
        case .waiting(let holder): await display.message("waiting for \(holder) to end")
        case .warned(let finding): await display.message("warning: \(finding)")
        case .left(let object, let reason): await display.message("warning: \(object) was not deleted: \(reason)")
        case .preparing, .prepared, .planned, .reached: break
        case .started(let step): await display.begin(step.id, step.title)
        case .progress(let step, let text): await display.detail(step, text)
        case .ended(let step, _, let error): await display.end(step.id, error == nil ? .done : .failed)
        }
    }

}

/// An event as one line of JSON; docs/output.md has the shape.
private struct JSONEvent: Encodable {
    var event: String
    var time = Date.now.formatted(.iso8601)
    var step: String?
    var title: String?
    var reason: String?
    var text: String?
    var seconds: Double?
    var error: String?

    /// - Returns: nil for an event that is told of in `timings` alone.
    init?(_ event: Event) {
        switch event {
        case .preparing, .prepared:
            return nil
        case .waiting(let holder):
            self.event = "waiting"
            text = holder
        case .warned(let finding):
            self.event = "warning"
            text = "\(finding)"
        case .left(let object, let reason):
            self.event = "warning"
            text = "\(object) was not deleted: \(reason)"
        case .planned(let plan):
            self.event = "planned"
            text = plan.steps.map(\.id).joined(separator: ", ")
        case .reached(let milestone):
            self.event = "reached"
            text = milestone
        case .started(let step):
            self.event = "started"
            (self.step, title, reason) = (step.id, step.title, step.reason)
        case .progress(let step, let text):
            self.event = "progress"
            (self.step, self.text) = (step, text)
        case .ended(let step, let duration, let error):
            self.event = error == nil ? "done" : "failed"
            (self.step, title, self.error) = (step.id, step.title, error)
            seconds = duration.seconds
        }
    }
}

/// Runs steps side by side, each as soon as those that it needs are done.
enum StepGraph {
    /// Called by a step that comes to one of its ``Step/milestones``.
    typealias OnMilestone = @Sendable (String) -> Void

    private enum StepEvent: Sendable {
        case reached(String)
        case ended(Step, error: (any Error)?)
    }

    /// After a failure no further step begins, but those that run go on to their end: a cluster that is nearly made
    /// need not be made again.
    ///
    /// - Parameter builds: how many images are built at a time, at least 1.
    /// - Throws: ``StepFailure`` for the first step that failed, or `CancellationError`.
    static func run(
        _ steps: [Step], builds: Int = .max,
        _ body: @escaping @Sendable (Step, @escaping OnMilestone) async throws -> Void
    ) async throws {
        let (events, sink) = AsyncStream.makeStream(of: StepEvent.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var waiting = steps
            var running = 0
            var building = 0
            var met: Set<String> = []
            var failure: StepFailure?
            func startReady() {
                guard failure == nil else { return }
                let ready = waiting.filter { step in
                    guard met.isSuperset(of: step.needs) else { return false }
                    guard step.isBuild else { return true }
                    guard building < builds else { return false }
                    building += 1
                    return true
                }
                waiting.removeAll { step in ready.contains { $0.id == step.id } }
                running += ready.count
                for step in ready {
                    group.addTask {
                        do {
                            try await body(step) { sink.yield(.reached($0)) }
                            sink.yield(.ended(step, error: nil))
                        } catch {
                            sink.yield(.ended(step, error: error))
                        }
                    }
                }
            }
            startReady()
            var iterator = events.makeAsyncIterator()
            while running > 0, let happening = await iterator.next() {
                switch happening {
                case .reached(let milestone):
                    met.insert(milestone)
                case .ended(let step, let error?):
                    running -= 1
                    failure = failure ?? StepFailure(step: step, cause: error)
                case .ended(let step, nil):
                    running -= 1
                    if step.isBuild { building -= 1 }
                    met.formUnion([step.id] + step.milestones)
                }
                startReady()
            }
            try Task.checkCancellation()
            if let failure { throw failure }
        }
    }
}

/// A step that did not do its work.
package struct StepFailure: Error, Sendable {
    /// The step.
    package var step: Step
    /// Why: a `ProgramError` where a program failed.
    package var cause: any Error
}

extension Step {
    fileprivate var isBuild: Bool { if case .build = action { true } else { false } }
}

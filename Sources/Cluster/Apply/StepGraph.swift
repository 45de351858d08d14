/// Runs steps side by side, each as soon as those that it needs are done.
enum StepGraph {
    /// After a failure no further step begins, but those that run go on to their end: a cluster that is nearly made
    /// need not be made again.
    ///
    /// - Throws: ``StepFailure`` for the first step that failed, or `CancellationError`.
    static func run(_ steps: [Step], _ body: @escaping @Sendable (Step) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: (id: String, error: (any Error)?).self) { group in
            var waiting = steps
            var done: Set<String> = []
            var failure: StepFailure?
            func startReady() {
                let ready = waiting.filter { done.isSuperset(of: $0.needs) }
                waiting.removeAll { step in ready.contains { $0.id == step.id } }
                for step in ready {
                    group.addTask {
                        do {
                            try await body(step)
                            return (step.id, nil)
                        } catch {
                            return (step.id, error)
                        }
                    }
                }
            }
            startReady()
            while let (id, error) = try await group.next() {
                try Task.checkCancellation()
                if let error {
                    if failure == nil, let step = steps.first(where: { $0.id == id }) {
                        failure = StepFailure(step: step, cause: error)
                    }
                    continue
                }
                done.insert(id)
                if failure == nil { startReady() }
            }
            if let failure { throw failure }
        }
    }
}

/// A step that did not do its work.
public struct StepFailure: Error, Sendable {
    /// The step.
    public var step: Step
    /// Why: a `ProgramError` where a program failed.
    public var cause: any Error
    /// The folder with what explains the failure; nil where none could be written.
    public var evidence: String?
    /// What the pods of the service that failed tell; empty where it is about no service.
    public var pods = ""
}

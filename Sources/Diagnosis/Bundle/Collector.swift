import Programs

/// Collects parts side by side, and writes each to its file as soon as it is there.
struct Collector: Sendable {
    let folder: DiagnosticsFolder
    /// When what is not there by then is given up.
    let limit: Duration
    let sleep: @Sendable (Duration) async throws -> Void
    /// Programs at a time: enough that some which hang do not keep the others from being run.
    private let width = 12

    /// What was collected, and why what is missing is.
    struct Result: Sendable {
        var clues = Clues()
        var written: [String] = []
        var missing: [String: String] = [:]
    }

    private enum Outcome: Sendable {
        case there(DiagnosticsFile, DiagnosticsFile.Found)
        case missing(DiagnosticsFile, any Error)
        case timeIsOver
    }

    func collect(_ parts: [DiagnosticsFile]) async -> Result {
        await withTaskGroup(of: Outcome.self) { group in
            var result = Result()
            var waiting = parts
            var running = 0
            group.addTask {
                try? await sleep(limit)
                return .timeIsOver
            }
            func startNext() {
                while running < width, !waiting.isEmpty {
                    let part = waiting.removeFirst()
                    running += 1
                    group.addTask { await outcome(of: part) }
                }
            }
            startNext()
            while running > 0, let outcome = await group.next() {
                switch outcome {
                case .timeIsOver:
                    group.cancelAll()
                case .missing(let part, let error):
                    running -= 1
                    result.missing[part.name] = reason(for: error)
                case .there(let part, let found):
                    running -= 1
                    result.clues.add(found.clues)
                    if !found.text.isEmpty { result.written.append(part.name) }
                    waiting += found.further
                }
                if group.isCancelled {
                    for part in waiting { result.missing[part.name] = tooLate }
                    waiting = []
                }
                startNext()
            }
            group.cancelAll()
            return result
        }
    }

    private func outcome(of part: DiagnosticsFile) async -> Outcome {
        do {
            let found = try await part.collect()
            // What comes when time is over must not take more of it.
            try Task.checkCancellation()
            if !found.text.isEmpty { try folder.write(found.text, to: part.name) }
            return .there(part, found)
        } catch {
            return .missing(part, error)
        }
    }

    private var tooLate: String { "timed out after \(limit.components.seconds) s" }

    private func reason(for error: any Error) -> String {
        if error is CancellationError { return tooLate }
        guard let error = error as? ProgramError else { return "\(error)" }
        let lastLine = error.shownOutput.split(separator: "\n").last.map { ": \(String($0).short)" } ?? ""
        return "\(error)\(lastLine)"
    }
}

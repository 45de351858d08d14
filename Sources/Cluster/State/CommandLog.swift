import Foundation
import Programs

/// The commands of a run with their times and ends, for the evidence of a failure. What they printed on standard output
/// is left out, since that may hold credentials.
struct CommandLog: Sendable {
    private let stream: AsyncStream<String>
    private let sink: AsyncStream<String>.Continuation

    init() { (stream, sink) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(2000)) }

    /// A runner whose commands are noted here.
    func noting(_ runner: Runner) -> Runner {
        runner.watched { event in
            guard case .ended(let command, let duration, let result) = event else { return }
            let end =
                switch result {
                case .success(let finished):
                    "\(finished.status)" + (finished.errorOutput.isEmpty ? "" : "\n\(finished.errorOutput.indented)")
                case .failure(let error): "\(error)"
                }
            let time = Date.now.formatted(.iso8601)
            sink.yield("\(time) \(command.shellText)\n  after \(duration.formatted(.units(width: .narrow))): \(end)\n")
        }
    }

    /// The notes so far; nothing is noted after this.
    func close() async -> String {
        sink.finish()
        return await stream.reduce(into: "") { $0 += $1 }
    }
}

extension String {
    /// The text with each of its lines two columns further to the right.
    var indented: String { split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") }
}

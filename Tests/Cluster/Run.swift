import Foundation
import Programs

/// A run of the program that is over.
struct Run: Sendable, CustomStringConvertible {
    /// An event of `--output json`; the last one is the result.
    struct Event: Decodable, Sendable {
        var event: String
        var step: String?
        var text: String?
        var changed: Bool?
    }

    /// The result of `plan --output json`.
    struct Plan: Decodable, Sendable {
        struct Step: Decodable, Sendable {
            var id: String
            var reason: String
        }
        var steps: [Step]
        var recreation: [String]
        var obstacles: [String]
        var ids: Set<String> { Set(steps.map(\.id)) }
    }

    /// The exit status; 128 and the number of the signal that ended it.
    let status: Int
    let output: String
    /// The last 100 lines of standard error.
    let errors: String

    init(_ finished: CommandOutput) {
        status =
            switch finished.status {
            case .exited(let code): code
            case .signalled(let signal): 128 + signal
            }
        output = String(decoding: finished.output, as: UTF8.self)
        errors = finished.errorOutput
    }

    var description: String { "status \(status)\n\(output)\n\(errors)" }

    func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }

    var events: [Event] {
        get throws { try output.lines.map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) } }
    }

    /// The steps that were done.
    var steps: Set<String> {
        get throws { Set(try events.filter { $0.event == "done" }.compactMap(\.step)) }
    }

    var isChanged: Bool {
        get throws { try events.last?.changed ?? false }
    }

    /// The programs that `--verbose` tells of.
    var programs: [String] { errors.lines.filter { $0.hasPrefix("+ ") } }
}

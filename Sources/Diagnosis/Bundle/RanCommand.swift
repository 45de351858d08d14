import ContainerTools
import Foundation
import Programs
import Redaction

/// A command that has ended, with as much of its output as may be kept.
struct RanCommand: Sendable {
    private let command: Command
    private let start: Date
    private let duration: Duration
    private let output: [UInt8]
    private let omission: String?
    private let end: String
    private let errors: String

    /// Of longer outputs, the end is kept: 2000 commands of a run must fit into memory.
    private static let outputLimit = 16 << 10

    init(_ command: Command, after duration: Duration, _ result: Result<CommandOutput, any Error>) {
        self.command = command
        self.duration = duration
        start = Date.now - Double(duration.components.seconds) - Double(duration.components.attoseconds) / 1e18
        switch result {
        case .success(let finished):
            let size = finished.output.count
            omission = size == 0 ? nil : Self.omission(of: command, size: size)
            output = omission == nil ? finished.output.lastLines(bytes: Self.outputLimit) : []
            (end, errors) = ("\(finished.status)", finished.errorOutput)
        case .failure(let error):
            (output, omission) = ([], nil)
            end = error is CancellationError ? "was ended, since nothing needed it any more" : "\(error)"
            errors = (error as? ProgramError)?.output ?? ""
        }
    }

    /// Why the output is not kept; nil where it may be.
    private static func omission(of command: Command, size: Int) -> String? {
        switch (command.program, command.arguments.first) {
        case ("kind", "get") where command.arguments.contains("kubeconfig"): "a kubeconfig"
        // A node's configuration has the token by which others join.
        case ("docker", "cp"): "a file of a node"
        // Containers have variables of the user's, such as those of a proxy.
        case ("docker", "inspect"): "containers and images with their variables"
        case ("kubectl", _) where printsObjects(command) && size > outputLimit: "\(size >> 10) KB of objects"
        default: nil
        }
    }

    private static func printsObjects(_ command: Command) -> Bool {
        command.program == "kubectl" && command.arguments.contains("json")
    }

    /// When it began, the command as it can be pasted, how long it took, how it ended and what it printed.
    var text: String {
        let time = start.formatted(.iso8601)
        let style = Duration.UnitsFormatStyle.units(
            allowed: [.seconds], width: .narrow, fractionalPart: .show(length: 1))
        let head = "\(time) \(command.shellText)\n  after \(duration.formatted(style)): \(end)"
        return [head, keptOutput.indented, errors.indented].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private var keptOutput: String {
        if let omission { return "(\(omission), left out)" }
        guard Self.printsObjects(command), !output.isEmpty else { return String(decoding: output, as: UTF8.self) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(output)),
            let safe = try? encoder.encode(value.withoutSecrets)
        else { return "(something that is no JSON, left out)" }
        return String(decoding: safe, as: UTF8.self)
    }
}

import Foundation
import Programs

/// Stands in place of docker, kind and kubectl: keeps the commands in the order in which they begin, and answers them
/// with a closure.
actor FakePrograms {
    private(set) var commands: [Command] = []
    private let answer: @Sendable (Command, Runner.LineHandler?) async throws -> CommandOutput

    init(
        _ answer: @escaping @Sendable (Command, Runner.LineHandler?) async throws -> CommandOutput = { _, _ in
            CommandOutput()
        }
    ) {
        self.answer = answer
    }

    nonisolated var runner: Runner {
        Runner { command, onLine in
            await self.note(command)
            return try await self.answer(command, onLine)
        }
    }

    private func note(_ command: Command) { commands.append(command) }

    /// The commands as lines, with the names of temporary folders left out.
    var lines: [String] { commands.map(\.line) }
}

extension Command {
    /// The program and its arguments with spaces between them, and the names of temporary folders left out.
    var line: String {
        ([program] + arguments).joined(separator: " ").replacing(/[^ ]*\/envboot-\d+\/[0-9A-F-]{36}/, with: "TMP")
    }

    /// The argument that follows a flag.
    func value(of flag: String) -> String? {
        arguments.firstIndex(of: flag).flatMap { arguments.dropFirst($0 + 1).first }
    }
}

extension CommandOutput {
    static func printed(_ text: String) -> CommandOutput { CommandOutput(output: Array(text.utf8)) }
    static func failed(_ text: String, status: Int = 1) -> CommandOutput {
        CommandOutput(status: .exited(status), errorOutput: text)
    }
}

extension Encodable {
    /// The value as a program prints it.
    func json() throws -> CommandOutput { CommandOutput(output: Array(try JSONEncoder().encode(self))) }
}

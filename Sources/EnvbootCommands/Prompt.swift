import Escaping
import Foundation
import Terminal

/// Asks on a terminal. Waiting for an answer ends with the task, as everything does.
struct Prompt {
    let screen: Screen

    /// Whether somebody is there to answer.
    var isPossible: Bool { screen.isTerminal && isatty(STDIN_FILENO) == 1 }

    /// Whether the answer to the question is yes.
    func confirms(_ question: String) async throws -> Bool {
        let answer = try await ask(question + " [y/N]")
        return ["y", "yes"].contains(answer?.lowercased() ?? "")
    }

    /// - Returns: the line without spaces around it; nil at the end of the input.
    func ask(_ text: String) async throws -> String? {
        screen.write(printable(text) + " ")
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&input, 1, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
        // A terminal hands over one line at a time.
        var line = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &line, line.count)
        guard count > 0 else { return nil }
        return String(decoding: line.prefix(count), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

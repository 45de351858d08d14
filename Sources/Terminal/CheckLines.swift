import Escaping

/// The lines that tell of a check: its mark and what was found, and below it what is to be known or done about it.
package struct CheckLines: Sendable {
    /// How a check ended.
    package enum Outcome: Sendable {
        /// All is well.
        case done
        /// There may be a problem.
        case warning
        /// There is a problem.
        case failed
    }

    private let screen: Screen

    /// - Parameter screen: where the lines are to be shown.
    package init(for screen: Screen) { self.screen = screen }

    /// The lines of one check, with the last one's end.
    ///
    /// - Parameters:
    ///   - title: what was checked and found.
    ///   - notes: further lines, further to the right.
    package func text(_ outcome: Outcome, _ title: String, notes: [String] = []) -> String {
        let (marks, style) = (screen.marks, screen.style)
        let mark =
            switch outcome {
            case .done: style.green(marks.done)
            case .warning: style.yellow(marks.warning)
            case .failed: style.red(marks.failed)
            }
        let lines = [mark + " " + safe(title)] + notes.map { "    " + style.dim(safe($0)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Programs print colours, and line breaks that would break this table of ours.
    private func safe(_ text: String) -> String { printable(withoutEscapeSequences(text)) }
}

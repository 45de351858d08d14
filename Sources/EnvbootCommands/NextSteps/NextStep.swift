import Escaping
import Terminal

/// A command that the user may want to run next.
struct NextStep {
    let command: String
    let purpose: String

    init(_ command: String, _ purpose: String) {
        self.command = printable(command)
        self.purpose = printable(purpose)
    }
}

extension [NextStep] {
    /// The commands in a column, and beside each what it is for.
    var text: String {
        let width = map(\.command.count).max() ?? 0
        let lines = map { step in
            "  \(step.command)" + String(repeating: " ", count: width - step.command.count) + "   \(step.purpose)\n"
        }
        return "next:\n" + lines.joined()
    }

    /// Of those that are for the same, the first.
    var withoutRepeats: [NextStep] {
        reduce(into: []) { steps, step in
            if !steps.contains(where: { $0.purpose == step.purpose }) { steps.append(step) }
        }
    }
}

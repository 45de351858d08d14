import Escaping
import Terminal

extension Section {
    /// The section for a terminal, or for a program that reads one.
    package func text(for screen: Screen) -> String {
        let title = screen.style.bold(printable(title)) + (note.map { "  " + screen.style.dim(printable($0)) } ?? "")
        if isList { return "\n\(title)\n" + list(for: screen) }
        let table = Table(header: header, rows: rows.map { $0.map(\.firstLine) })
        return "\n\(title)\n" + table.text(for: screen)
    }

    private func list(for screen: Screen) -> String {
        rows.map { row in
            let notes = row.dropFirst().flatMap { $0.text.split(whereSeparator: \.isNewline).map(String.init) }
            return CheckLines(for: screen).text(row.first?.outcome ?? .done, row.first?.text ?? "", notes: notes)
        }.joined()
    }

    /// The section in Markdown, for a comment of a pull request.
    package var markdown: String {
        let rule = numeric.map { $0 ? "---:" : "---" }
        let rows = [header.map { Escaping.markdown($0) }, rule] + rows.map { $0.map(\.markdown) }
        let lines = rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
        return "### \(Escaping.markdown(title))\n\n" + (note.map { Escaping.markdown($0) + "\n\n" } ?? "") + lines
            + "\n"
    }
}

extension Section.Cell {
    fileprivate var outcome: CheckLines.Outcome {
        switch state {
        case .bad: .failed
        case .unknown: .warning
        case .good, nil: .done
        }
    }

    fileprivate var firstLine: String {
        let lines = text.split(whereSeparator: \.isNewline)
        return (lines.first.map(String.init) ?? "") + (lines.count > 1 ? " ..." : "")
    }

    fileprivate var markdown: String {
        let mark =
            switch state {
            case .good: "✅ "
            case .bad: "❌ "
            case .unknown: "❔ "
            case nil: ""
            }
        return mark + Escaping.markdown(text)
    }
}

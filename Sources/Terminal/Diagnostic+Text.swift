import Diagnostics
import Escaping

/// A problem in a file, shown as compilers do: the location and the message, the line with a mark, a hint.
///
///     profiles/x.yaml:12:3: error: unknown key 'kubeconfg'
///       12 |   kubeconfg: ~/.kube/x
///          |   ^~~~~~~~~
///     hint: did you mean 'kubeconfig'?
extension Diagnostic {
    /// Whole lines, coloured and truncated for the screen.
    package func text(for screen: Screen) -> String {
        let lines = [heading(screen.style)] + excerpt(screen) + hintLines(screen.style)
        return lines.map { $0 + "\n" }.joined()
    }

    private func heading(_ style: Style) -> String {
        let place = [
            location.map { printable($0.file) }, location?.line.map(String.init), location?.column.map(String.init),
        ]
        .compactMap(\.self)
        let label = severity.rawValue + ":"
        let coloredLabel = severity == .error ? style.red(label) : style.yellow(label)
        return (place.isEmpty ? "" : style.bold(place.joined(separator: ":") + ":") + " ")
            + "\(style.bold(coloredLabel)) \(printable(message))"
    }

    private func excerpt(_ screen: Screen) -> [String] {
        guard let location, let line = location.line, let column = location.column, !location.sourceLine.isEmpty else {
            return []
        }
        let number = "  \(line)"
        let gutter = " | "
        let excerpt = SourceExcerpt(
            location.sourceLine, column: column, length: location.length,
            width: screen.width - number.count - gutter.count, ellipsis: screen.marks.ellipsis)
        let caret = "^" + String(repeating: "~", count: excerpt.markWidth - 1)
        let blankNumber = String(repeating: " ", count: number.count)
        let indent = String(repeating: " ", count: excerpt.markOffset)
        let source = trimmedEnd(gutter + excerpt.text)
        return [screen.style.dim(number) + source, blankNumber + gutter + indent + screen.style.green(caret)]
    }

    private func hintLines(_ style: Style) -> [String] {
        hint.map { ["\(style.cyan("hint:")) \(printable($0))"] } ?? []
    }
}

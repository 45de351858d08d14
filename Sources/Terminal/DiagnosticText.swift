import Escaping

/// A problem in a file, shown as compilers do: the place and the message, the line with a mark, a hint.
///
///     profiles/x.yaml:12:3: error: unknown key 'kubeconfg'
///       12 |   kubeconfg: ~/.kube/x
///          |   ^~~~~~~~~
///     hint: did you mean 'kubeconfig'?
package struct DiagnosticText: Sendable {
    /// How bad it is.
    package enum Severity: String, Sendable {
        /// The file cannot be used.
        case error
        /// The file can be used, but probably not as it was meant.
        case warning
    }

    private let severity: Severity
    private let file: String
    private let line: Int?
    private let column: Int?
    private let length: Int
    private let message: String
    private let sourceLine: String?
    private let hint: String?

    /// - Parameters:
    ///   - line: from 1; none where the problem is the file itself.
    ///   - column: from 1, in Unicode scalars, as YAML parsers count; a place past the line's end is taken as its end.
    ///   - length: in Unicode scalars; 0 and 1 mark one place, and what goes beyond the line is not marked.
    ///   - sourceLine: the line in the file; shown if line and column are known and it is not empty.
    ///   - hint: what to do about it.
    package init(
        severity: Severity, file: String, line: Int? = nil, column: Int? = nil, length: Int = 1, message: String,
        sourceLine: String? = nil, hint: String? = nil
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.message = message
        self.sourceLine = sourceLine
        self.hint = hint
    }

    /// Whole lines, coloured and cut as the screen wants them.
    package func text(for screen: Screen) -> String {
        let lines = [heading(screen.style)] + excerpt(screen) + hintLines(screen.style)
        return lines.map { $0 + "\n" }.joined()
    }

    private func heading(_ style: Style) -> String {
        let place = [printable(file), line.map { "\($0)" }, column.map { "\($0)" }].compactMap(\.self)
        let label = severity.rawValue + ":"
        let coloredLabel = severity == .error ? style.red(label) : style.yellow(label)
        return "\(style.bold(place.joined(separator: ":") + ":")) \(style.bold(coloredLabel)) \(printable(message))"
    }

    private func excerpt(_ screen: Screen) -> [String] {
        guard let line, let column, let sourceLine, !sourceLine.isEmpty else { return [] }
        let number = "  \(line)"
        let gutter = " | "
        let excerpt = SourceExcerpt(
            sourceLine, column: column, length: length,
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

import YAML

/// Collects what is found while a profile is read, so that all of it is reported at once.
final class Problems {
    private let file: String
    private let lines: [String]
    private var found: [Diagnostic] = []

    init(file: String, text: [UInt8]) {
        self.file = file
        // What is too big to be parsed has no line worth showing.
        let text = text.count > ParseLimits.standard.bytes ? "" : String(decoding: text, as: UTF8.self)
        // The same line breaks as libyaml's, whose marks these lines are looked up with.
        lines = text.trimmingPrefix("\u{FEFF}")
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    func error(_ message: String, at place: Place, hint: String? = nil) {
        add(.error, message, at: place, hint: hint)
    }

    func warning(_ message: String, at place: Place, hint: String? = nil) {
        add(.warning, message, at: place, hint: hint)
    }

    func error(_ error: ParseError) {
        self.error(error.message, at: Place(mark: error.mark, end: error.end), hint: error.hint)
    }

    /// What was found, in the order of the text. What an alias repeats is told once.
    var diagnostics: [Diagnostic] {
        let sorted = found.enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
        }
        return sorted.map(\.element).reduce(into: []) { told, next in
            if !told.reversed().prefix(while: { $0.line == next.line && $0.column == next.column }).contains(next) {
                told.append(next)
            }
        }
    }

    var hasErrors: Bool { found.contains { $0.severity == .error } }

    private func add(_ severity: Diagnostic.Severity, _ message: String, at place: Place, hint: String?) {
        let end = place.end.flatMap { $0.line == place.mark.line && $0 > place.mark ? $0.column : nil }
        let index = place.mark.line - 1
        found.append(
            Diagnostic(
                severity: severity, file: file, line: place.mark.line, column: place.mark.column, endColumn: end,
                message: message, hint: hint, sourceLine: lines.indices.contains(index) ? lines[index] : ""))
    }
}

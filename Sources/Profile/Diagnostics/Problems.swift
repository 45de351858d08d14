import Diagnostics
import YAML

/// Collects what is found while a profile is read, so that all of it is reported at once: the first thousand, since
/// nobody reads more of what is wrong with a profile that some program wrote.
final class Problems {
    private struct Known: Hashable {
        let mark: Mark
        let message: String
    }

    private static let limit = 1000
    /// The most bytes of a line that is shown.
    private static let lineLimit = 10_000

    private let file: String
    private let text: [UInt8]
    private var found: [Diagnostic] = []
    private var known: Set<Known> = []
    private var hasMore = false
    private(set) var hasErrors = false

    /// Only a problem needs them. The same line breaks as libyaml's, whose marks these lines are looked up with.
    private lazy var lines: [Substring] = {
        // What is too big to be parsed has no line worth showing.
        let text = text.count > ParseLimits.standard.bytes ? "" : String(decoding: text, as: UTF8.self)
        return text.trimmingPrefix("\u{FEFF}").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }()

    init(file: String, text: [UInt8]) {
        self.file = file
        self.text = text
    }

    func error(_ message: String, at place: Place, hint: @autoclosure () -> String? = nil) {
        hasErrors = true
        add(.error, message, at: place, hint)
    }

    func warning(_ message: String, at place: Place, hint: @autoclosure () -> String? = nil) {
        add(.warning, message, at: place, hint)
    }

    func error(_ error: ParseError) {
        self.error(error.message, at: Place(mark: error.mark, end: error.end), hint: error.hint)
    }

    /// What was found, in the order of the text, and at the end whether there is more.
    var diagnostics: [Diagnostic] {
        let sorted = found.enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
        }
        guard hasMore else { return sorted.map(\.element) }
        let message = "there are more than these \(Self.limit) problems"
        return sorted.map(\.element) + [Diagnostic(file: file, line: 1, column: 1, message: message)]
    }

    private func add(_ severity: Diagnostic.Severity, _ message: String, at place: Place, _ hint: () -> String?) {
        let message = message.oneLine
        // What an alias repeats is told once.
        let problem = Known(mark: place.mark, message: message)
        guard !known.contains(problem) else { return }
        guard found.count < Self.limit else {
            hasMore = true
            return
        }
        known.insert(problem)
        let end = place.end.flatMap { $0.line == place.mark.line && $0 > place.mark ? $0.column : nil }
        found.append(
            Diagnostic(
                severity: severity, file: file, line: place.mark.line, column: place.mark.column, endColumn: end,
                message: message, hint: hint(), sourceLine: sourceLine(place.mark.line)))
    }

    private func sourceLine(_ number: Int) -> String {
        guard lines.indices.contains(number - 1), lines[number - 1].utf8.count <= Self.lineLimit else { return "" }
        return String(lines[number - 1])
    }
}

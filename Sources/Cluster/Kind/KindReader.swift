import Diagnostics
import ContainerTools
import YAML

/// Reads values of kind's configuration as strictly as kind does: an unknown field, or one of another type,
/// is an error. A field without a value counts as missing.
struct KindReader {
    let text: KindText

    /// An error at a line of the template.
    func error(_ mark: Mark, _ message: String, hint: String = KindReader.documentation) -> Diagnostic {
        Diagnostic.profile(text.file, line: line(mark), message, hint: hint)
    }

    func place(_ mark: Mark) -> Finding.Place? { line(mark).map { Finding.Place(file: text.file, line: $0) } }

    /// A parser message with line numbers of the template instead of the text.
    func inTemplate(_ message: String) -> String {
        message.replacing(/on line ([0-9]+)/) { match in
            let place = Int(match.output.1).flatMap { self.place(Mark(line: $0, column: 1)) }
            return place.map { "on line \($0.line)" } ?? String(match.output.0)
        }
    }

    private func line(_ mark: Mark) -> Int? {
        let index = mark.line - 1
        return text.lines.flatMap { $0.indices.contains(index) ? $0[index] : $0.last }
    }

    static let documentation = "see https://kind.sigs.k8s.io/docs/user/configuration/"

    /// The fields of a mapping that have a value, by name.
    func fields(_ node: Node, of what: String, _ known: [String]) throws(Diagnostic) -> [String: Node] {
        guard let entries = node.entries else { throw error(node.mark, "\(what) is not a mapping") }
        var fields: [String: Node] = [:]
        for entry in entries {
            guard let name = entry.key.text, known.contains(name) else {
                throw error(
                    entry.key.mark, "unknown field '\(entry.key.text ?? "")' in \(what)",
                    hint: "known fields: \(known.joined(separator: ", "))")
            }
            if !entry.value.isNull { fields[name] = entry.value }
        }
        return fields
    }

    func list(_ node: Node?, of what: String) throws(Diagnostic) -> [Node] {
        guard let node else { return [] }
        guard let items = node.items else { throw error(node.mark, "\(what) is not a list") }
        return items
    }

    /// The text of any scalar: kind accepts numbers as text.
    func text(_ node: Node, of what: String) throws(Diagnostic) -> String {
        guard let text = node.text, !node.isNull else { throw error(node.mark, "\(what) is not text") }
        return text
    }

    func texts(_ node: Node?, of what: String) throws(Diagnostic) -> [String] {
        var texts: [String] = []
        for item in try list(node, of: what) { texts.append(try text(item, of: what)) }
        return texts
    }

    func map(_ node: Node?, of what: String) throws(Diagnostic) -> [String: Node] {
        guard let node else { return [:] }
        guard let entries = node.entries else { throw error(node.mark, "\(what) is not a mapping") }
        return Dictionary(entries.map { ($0.key.text ?? "", $0.value) }) { $1 }
    }

    func number(_ node: Node?, of what: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
        guard let node else { return nil }
        guard let number = node.int else { throw error(node.mark, "\(what) is not a whole number") }
        guard range.contains(number) else {
            throw error(node.mark, "\(what) is \(number), not within \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Accepts YAML 1.1's boolean words, as kind does.
    func flag(_ node: Node?, of what: String) throws(Diagnostic) -> Bool {
        guard let node else { return false }
        if let value = node.bool { return value }
        if case .scalar(let scalar) = node.content, scalar.style == .plain {
            let word = scalar.text.lowercased()
            if ["y", "yes", "on"].contains(word) { return true }
            if ["n", "no", "off"].contains(word) { return false }
        }
        throw error(node.mark, "\(what) is not true or false")
    }

    func word(_ node: Node?, of what: String, among words: [String]) throws(Diagnostic) -> String? {
        guard let node else { return nil }
        let word = try text(node, of: what)
        guard words.contains(word) else {
            throw error(node.mark, "\(what) is '\(word)'", hint: "use \(words.joined(separator: ", "))")
        }
        return word
    }
}

import Diagnostics
import YAML

extension Value {
    /// Text of one line that is not empty.
    func text() -> String? {
        guard let text = anyText() else { return nil }
        if text.isEmpty {
            error("expected text, found none")
            return nil
        }
        return oneLine(text)
    }

    /// Text of one line that may be empty.
    func textOrEmpty() -> String? {
        anyText().flatMap(oneLine)
    }

    /// Text that may be empty or have several lines.
    func lines() -> String? {
        guard let text = anyText() else { return nil }
        return checked(text) { $0 == "\n" || $0 == "\t" }
    }

    /// A whole number within a range.
    func int(in range: ClosedRange<Int>) -> Int? {
        guard let number = node.int else {
            // To JSON, and so to an editor, such a number is a whole one.
            if let whole = node.float.flatMap(Int.init(exactly:)), range.contains(whole) {
                error("'\(node.text ?? "")' is not written as a whole number", hint: "write \(whole)")
            } else {
                errorExpected(
                    "a whole number", hint: node.string.flatMap(Int.init).map { "write \($0) without quotes" })
            }
            return nil
        }
        guard range.contains(number) else {
            error("\(number) is not within \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// `true` or `false`.
    func bool() -> Bool? {
        guard let value = node.bool else {
            let meant = ["yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"][
                node.text?.lowercased() ?? ""]
            errorExpected("true or false", hint: meant.map { "write \($0)" })
            return nil
        }
        return value
    }

    /// One of the words that a type has for its cases.
    func word<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type) -> Word? {
        guard let text = text() else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue)
            let choices = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
            error("expected \(choices), found '\(text)'", hint: didYouMean(text, among: words))
            return nil
        }
        return word
    }

    private func anyText() -> String? {
        guard let text = node.string else {
            errorExpected("text", hint: hintForText)
            return nil
        }
        return text
    }

    private var hintForText: String? {
        guard node.tag == nil, let text = node.text, !text.isEmpty else { return nil }
        return "put it in quotes: '\(text)'"
    }

    private func oneLine(_ text: String) -> String? {
        if text.contains(where: \.isNewline) {
            error(
                "expected text of one line", hint: node.isBlock ? "a text after '|' or '>' ends with a line break" : nil
            )
            return nil
        }
        return checked(text) { _ in false }
    }

    private func checked(_ text: String, allowing isAllowed: (Unicode.Scalar) -> Bool) -> String? {
        guard
            let control = text.unicodeScalars.first(where: {
                $0.properties.generalCategory == .control && !isAllowed($0)
            })
        else { return text }
        let code = String(control.value, radix: 16, uppercase: true)
        error("text cannot have the control character U+" + String(repeating: "0", count: 4 - code.count) + code)
        return nil
    }
}

extension Node {
    fileprivate var isBlock: Bool {
        guard case .scalar(let scalar) = content else { return false }
        return scalar.style == .literal || scalar.style == .folded
    }
}

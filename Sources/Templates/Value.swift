import Mustache

/// What a template can be given. Text and numbers are kept apart, because only text is quoted.
package indirect enum Value: Sendable, Equatable {
    /// Text, which is quoted for the place where it stands.
    case text(String)
    /// Text that stands bare where nothing of it could be taken for something else, and else is quoted; for files that
    /// people are to read.
    case word(String)
    /// Text within a comment: one line, whatever is in it.
    case comment(String)
    /// A number, which stands as it is.
    case number(Int)
    /// Whether a section is rendered; `false` also stands for a value that is not given.
    case flag(Bool)
    /// A section is rendered once for each of these.
    case list([Value])
    /// Names that a section makes known.
    case fields([String: Value])

    /// The text, or `flag(false)` where there is none.
    package static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .flag(false) }
    /// The number, or `flag(false)` where there is none.
    package static func optional(_ number: Int?) -> Value { number.map(Value.number) ?? .flag(false) }
}

extension Value {
    /// The same value in the shape that Mustache renders.
    var rendered: Any {
        switch self {
        case .text(let text): Scalar(renderText: Scalar.Kind.text.rawValue + text)
        case .word(let word): Scalar(renderText: Scalar.Kind.word.rawValue + word)
        case .comment(let comment): Scalar(renderText: Scalar.Kind.comment.rawValue + comment)
        case .number(let number): Scalar(renderText: String(number))
        case .flag(let flag): flag
        case .list(let values): values.map(\.rendered)
        case .fields(let fields): fields.mapValues(\.rendered)
        }
    }
}

/// Text or a number within Mustache, which hands both to the content type as a string: a mark in front tells it which.
struct Scalar: MustacheCustomRenderable, MustacheParent {
    /// The marks; a number has none.
    enum Kind: String, CaseIterable {
        case text = "\u{0}"
        case word = "\u{1}"
        case comment = "\u{2}"
    }

    let renderText: String
    var isNull: Bool { false }
    func child(named: String) -> Any? { nil }

    /// What Mustache hands over, apart: nil for a number.
    static func parts(of rendered: String) -> (kind: Kind, text: String)? {
        guard let first = rendered.unicodeScalars.first, let kind = Kind(rawValue: String(first)) else { return nil }
        return (kind, String(rendered.unicodeScalars.dropFirst()))
    }
}

import Mustache

/// What a template can be given. Text and numbers are kept apart, because only text is quoted.
public indirect enum Value: Sendable, Equatable {
    /// Text, which is quoted for the place where it stands.
    case text(String)
    /// A number, which stands as it is.
    case number(Int)
    /// Whether a section is rendered; `false` also stands for a value that is not given.
    case flag(Bool)
    /// A section is rendered once for each of these.
    case list([Value])
    /// Names that a section makes known.
    case fields([String: Value])

    /// The text, or `flag(false)` where there is none.
    public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .flag(false) }
    /// The number, or `flag(false)` where there is none.
    public static func optional(_ number: Int?) -> Value { number.map(Value.number) ?? .flag(false) }
}

extension Value {
    /// The same value in the shape that Mustache renders.
    var rendered: Any {
        switch self {
        case .text(let text): Scalar(renderText: Scalar.textMark + text)
        case .number(let number): Scalar(renderText: String(number))
        case .flag(let flag): flag
        case .list(let values): values.map(\.rendered)
        case .fields(let fields): fields.mapValues(\.rendered)
        }
    }
}

/// Text or a number within Mustache, which hands both to the content type as a string: a mark in front tells it which.
struct Scalar: MustacheCustomRenderable, MustacheParent {
    static let textMark = "\u{0}"
    let renderText: String
    var isNull: Bool { false }
    func child(named: String) -> Any? { nil }
}

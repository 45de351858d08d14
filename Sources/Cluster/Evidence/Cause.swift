/// Why something most likely failed.
public struct Cause: Sendable, Equatable {
    /// One sentence, without its full stop.
    public let sentence: String
    /// What to do about it; nil where that follows from the sentence.
    public let hint: String?

    init(_ sentence: String, hint: String? = nil) {
        self.sentence = sentence
        self.hint = hint
    }

    func mapped(_ change: (String) -> String) -> Cause { Cause(change(sentence), hint: hint.map(change)) }
}

extension Cause: ExpressibleByStringInterpolation {
    /// A cause that says by itself what to do.
    public init(stringLiteral sentence: String) { self.init(sentence) }
}

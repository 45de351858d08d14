/// The likely cause of a failure.
package struct Cause: Sendable, Equatable {
    /// One sentence, without the full stop.
    package let sentence: String
    /// What to do about it; nil if obvious from the sentence.
    package let hint: String?

    init(_ sentence: String, hint: String? = nil) {
        self.sentence = sentence
        self.hint = hint
    }

    func mapped(_ change: (String) -> String) -> Cause { Cause(change(sentence), hint: hint.map(change)) }
}

extension Cause: ExpressibleByStringInterpolation {
    /// A cause that needs no hint.
    package init(stringLiteral sentence: String) { self.init(sentence) }
}

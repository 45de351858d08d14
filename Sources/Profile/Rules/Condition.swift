/// Whether a part of a profile is wanted, by a variable of the environment that envboot is started in.
struct Condition: Sendable {
    /// As it is written: `COVERAGE`, `!COVERAGE`, `MODE=fast` or `MODE!=fast`.
    let text: String

    static let field = Field(
        "when", .condition, default: .told("always"), example: "COVERAGE",
        "it is only there where an environment variable of envboot's is set and not empty (`COVERAGE`), is not (`!COVERAGE`), has a value (`MODE=fast`) or another (`MODE!=fast`)"
    )

    func holds(_ variables: [String: String]) -> Bool {
        if let comparison = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
            let isNegated = text[..<comparison].hasSuffix("!")
            let name = String(text[..<comparison].dropLast(isNegated ? 1 : 0))
            return (variables[name, default: ""] == text[text.utf8.index(after: comparison)...]) != isNegated
        }
        let isNegated = text.hasPrefix("!")
        return variables[String(text.dropFirst(isNegated ? 1 : 0)), default: ""].isEmpty == isNegated
    }
}

extension ValueType<Condition> {
    fileprivate static var condition: Self {
        let pattern = "^(!?[A-Za-z_][A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*!?=.*)$"
        return Self(words: "condition", schema: ValueType<String>.text("condition", pattern: pattern).schema) { value in
            guard let text = value.text() else { return nil }
            let rule = /!?[A-Za-z_][A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*!?=.*/
            guard text.wholeMatch(of: rule.matchingSemantics(.unicodeScalar)) != nil else {
                value.error(
                    "'\(text)' is not a condition", hint: "write VARIABLE, !VARIABLE, VARIABLE=value or VARIABLE!=value"
                )
                return nil
            }
            return Condition(text: text)
        }
    }
}

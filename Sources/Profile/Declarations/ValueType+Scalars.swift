import YAML

/// What has no meaning in a text: control characters, and what begins a new line.
private let controls = #"\u0000-\u001F\u007F-\u009F"#

extension ValueType where Result == String {
    /// Text of one line that is not empty.
    static var text: Self { text("text") }

    /// Text of one line that keeps a rule of its own.
    ///
    /// - Parameter pattern: what a JSON Schema says of it beyond that it is one line.
    static func text(
        _ words: String, pattern: String? = nil, _ read: @escaping @Sendable (Value) -> String? = { $0.text() }
    ) -> Self {
        let line: Schema = .text(#"^[^\#(controls)\u2028\u2029]+$"#)
        return Self(
            words: words, schema: pattern.map { line + .all(["pattern": .string($0)]) } ?? line, read: read)
    }

    /// Text of one line that may be empty.
    static var textOrEmpty: Self {
        Self(words: "text", schema: .text(#"^[^\#(controls)\u2028\u2029]*$"#)) { $0.textOrEmpty() }
    }

    /// Text that may be empty or have several lines.
    static var lines: Self {
        Self(words: "text", schema: .text(#"^([\n\t]|[^\#(controls)])*$"#)) { $0.lines() }
    }

    static func name(_ rule: NameRule, words: String = "name") -> Self {
        Self(words: words, schema: .text(rule.pattern)) { $0.name(rule) }
    }

    static func const(_ text: String, _ read: @escaping @Sendable (Value) -> String?) -> Self {
        Self(words: "text", schema: ["const": .string(text)], read: read)
    }
}

extension ValueType where Result == Int {
    static func int(in range: ClosedRange<Int>) -> Self {
        Self(
            words: "\(range.lowerBound) to \(range.upperBound)",
            schema: [
                "type": .string("integer"), "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound),
            ]
        ) { $0.int(in: range) }
    }
}

extension ValueType where Result == Bool {
    static var bool: Self {
        Self(words: "`true`, `false`", schema: ["type": .string("boolean")]) { $0.bool() }
    }
}

extension ValueType where Result: RawRepresentable<String> & CaseIterable & SendableMetatype {
    /// One of the words that a type has for its cases.
    static var word: Self {
        let words = Result.allCases.map(\.rawValue)
        return Self(
            words: words.map { "`\($0)`" }.joined(separator: ", "),
            schema: ["enum": .sequence(words.map(Node.string))]
        ) { $0.word(of: Result.self) }
    }
}

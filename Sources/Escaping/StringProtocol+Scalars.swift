extension StringProtocol {
    /// The text with some of its scalars replaced.
    ///
    /// Escaping works on scalars, never on Swift's characters, for which a quote and a following accent are one
    /// character that is not a quote.
    ///
    /// - Parameter replacement: the replacement of a scalar; nil keeps it.
    package func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
        unicodeScalars.reduce(into: "") { result, scalar in
            if let text = replacement(scalar) {
                result.unicodeScalars.append(contentsOf: text.unicodeScalars)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether the text contains one of the scalars, even with a combining mark.
    package func hasScalar(of scalars: String) -> Bool {
        unicodeScalars.contains { scalars.unicodeScalars.contains($0) }
    }
}

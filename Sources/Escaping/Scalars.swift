extension StringProtocol {
    /// The text with some of its scalars replaced.
    ///
    /// Formats are escaped by scalars and never by Swift's characters: to those, a quote and an accent behind it are one
    /// character, which is no quote.
    ///
    /// - Parameter replacement: what stands in a scalar's place; nil leaves it.
    public func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
        unicodeScalars.reduce(into: "") { result, scalar in
            if let text = replacement(scalar) {
                result.unicodeScalars.append(contentsOf: text.unicodeScalars)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether one of the scalars is in the text, also where a mark is put on it.
    public func hasScalar(of scalars: String) -> Bool {
        unicodeScalars.contains { scalars.unicodeScalars.contains($0) }
    }
}

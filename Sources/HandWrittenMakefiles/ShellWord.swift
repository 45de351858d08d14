/// A word of a shell command, before make's variables in it have been expanded.
struct ShellWord {
    /// Stands in `text` for each expansion.
    static let placeholder: UInt8 = 1

    /// As it is written, with its quotes.
    var range: Range<Int>
    /// Without quotes and escapes.
    var text: [UInt8] = []
    var expansions: [Expansion] = []
    /// Whether a pair of quotes is around the whole of it.
    var isQuoted = false
    /// Whether every quote and bracket in it is closed.
    var isClosed = true

    /// Whether a redirection follows without a space.
    var isRedirected = false

    /// What is within the quotes, where they are around the whole of it.
    var content: Range<Int> { isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range }

    var consistsOfExpansions: Bool { !text.isEmpty && text.allSatisfy { $0 == Self.placeholder } }

    var string: String { String(decoding: text, as: UTF8.self) }
}

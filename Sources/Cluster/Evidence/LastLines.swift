extension String {
    /// The last whole lines, at most that many bytes of them; nil where the text is no longer. In a part of a line,
    /// nothing might tell any more that it is of a secret.
    func lastLines(bytes limit: Int) -> String? {
        guard utf8.count > limit else { return nil }
        return String(decoding: Array(utf8.suffix(limit)).withoutFirstLine, as: UTF8.self)
    }
}

extension [UInt8] {
    /// The last whole lines of a text, at most that many bytes of them.
    func lastLines(bytes limit: Int) -> [UInt8] { count > limit ? Array(suffix(limit)).withoutFirstLine : self }

    fileprivate var withoutFirstLine: [UInt8] {
        Array(drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    }
}

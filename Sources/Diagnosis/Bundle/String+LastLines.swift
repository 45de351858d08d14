extension String {
    /// The last whole lines, up to that many bytes; nil if the text is not longer. In a partial line,
    /// it might no longer be recognizable that it belongs to a secret.
    func lastLines(bytes limit: Int) -> String? {
        guard utf8.count > limit else { return nil }
        return String(decoding: Array(utf8.suffix(limit)).withoutFirstLine, as: UTF8.self)
    }
}

extension [UInt8] {
    /// The last whole lines of a text, up to that many bytes.
    func lastLines(bytes limit: Int) -> [UInt8] { count > limit ? Array(suffix(limit)).withoutFirstLine : self }

    fileprivate var withoutFirstLine: [UInt8] {
        Array(drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    }
}

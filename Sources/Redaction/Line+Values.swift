extension Line {
    /// Secrets recognized by name or by format. Ranges can overlap.
    var secretRanges: [Range<Int>] {
        fieldOfLine + namedValues + optionValues + containerVariables + authorizations + webTokens + joinTokens
            + urlPasswords
    }

    /// The end of the value at an index, a quoted text or a word; nil if it need not be hidden.
    func valueEnd(from start: Int) -> Int? {
        if start >= bytes.count || has("<set to ", at: start) { return nil }
        // Already redacted text is not changed.
        if hasMark(at: start) { return start + Self.mark.count }
        let quote = skip(from: start) { $0 == UInt8(ascii: "\\") }
        if byte(quote) == UInt8(ascii: "\"") { return quoteEnd(from: quote + 1, backslashes: quote - start) }
        if byte(start) == UInt8(ascii: "'") {
            return bytes.firstIndex(of: UInt8(ascii: "'"), from: start + 1).map { $0 + 1 } ?? bytes.count
        }
        for scheme: StaticString in ["bearer", "basic"] where has(scheme, at: start) {
            let end = start + scheme.utf8CodeUnitCount
            let value = skip(from: end, while: isSpace)
            if value > end, value < bytes.count { return wordEnd(from: value) }
        }
        return wordEnd(from: start)
    }

    func wordEnd(from start: Int) -> Int { skip(from: start) { !isSpace($0) } }

    /// The end of a text in double quotes, or of the line if unknown.
    ///
    /// - Parameter backslashes: the number before its first quote, for a string within a string.
    private func quoteEnd(from start: Int, backslashes: Int) -> Int {
        var (index, run) = (start, 0)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                run += 1
            } else {
                let isEnd = backslashes == 0 ? run.isMultiple(of: 2) : run <= backslashes
                if bytes[index] == UInt8(ascii: "\""), isEnd { return index + 1 }
                run = 0
            }
            index += 1
        }
        return bytes.count
    }
}

extension Line {
    /// What is a secret by the name beside it, or by how it looks. Ranges can overlap.
    var secretRanges: [Range<Int>] {
        fieldOfLine + namedValues + optionValues + containerVariables + authorizations + webTokens + joinTokens
            + urlPasswords
    }

    /// Where the value ends that begins at an index: a text in quotes, or a word; nil where it is none to hide.
    func valueEnd(from start: Int) -> Int? {
        if start >= bytes.count || has("<set to ", at: start) { return nil }
        // What was redacted before stays as it is.
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

    /// Where a text in double quotes ends; the end of the line where that cannot be told.
    ///
    /// - Parameter backslashes: how many stand before its first quote, which they do in a string within a string.
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

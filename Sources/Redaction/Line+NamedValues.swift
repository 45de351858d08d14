/// Values recognized as secrets by their names.
extension Line {
    /// `    TOKEN:  two words`, as in YAML and `kubectl describe`: the rest of the line.
    var fieldOfLine: [Range<Int>] {
        let start = skip(from: 0) { $0 == UInt8(ascii: "-") || isBlank($0) }
        let name = skip(from: start, while: isOfName)
        let colon = skip(from: name, while: isBlank)
        guard byte(colon) == UInt8(ascii: ":"), isSecretName(endingAt: name) else { return [] }
        let value = skip(from: colon + 1, while: isBlank)
        return value > colon + 1 && valueEnd(from: value) != nil ? [value..<bytes.count] : []
    }

    /// `"token": "..."`, the same within a JSON string, `TOKEN=...`
    var namedValues: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while index < bytes.count {
            guard isSeparator(bytes[index]), isSecretName(before: index) else {
                index += 1
                continue
            }
            let range = valueRange(from: index + 1)
            ranges += range
            index = range.first?.upperBound ?? index + 1
        }
        return ranges
    }

    /// `--token ...`; with `=`, it counts as a named value.
    var optionValues: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while let dash = bytes.firstIndex(of: UInt8(ascii: "-"), from: index) {
            index = dash + 1
            guard byte(index) == UInt8(ascii: "-") else { continue }
            index = skip(from: index, while: isOfName)
            if isSecretOption(endingAt: index) { ranges += valueRange(from: index) }
        }
        return ranges
    }

    /// `-e NAME=...`, `--env 'NAME=...'`: variables for a container, in commands that kind shows on failure.
    /// They are the user's, so all of them are redacted.
    var containerVariables: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while let dash = bytes.firstIndex(of: UInt8(ascii: "-"), from: index) {
            index = dash + 1
            guard byte(dash - 1).map(isSpace) ?? true, let option = variableOptionEnd(from: dash) else { continue }
            let quote = byte(option).flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") ? $0 : nil }
            let name = quote == nil ? option : option + 1
            let separator = skip(from: name, while: isWord)
            let value = separator + 1
            guard separator > name, byte(separator) == UInt8(ascii: "="), value < bytes.count else { continue }
            index = variableEnd(from: value, quote: quote)
            if index > value { ranges.append(value..<index) }
        }
        return ranges
    }

    /// Whether the line ends with the name of a secret and a separator: then the next line has the value.
    var endsBeforeValue: Bool {
        var end = bytes.count
        while let byte = byte(end - 1), isSpace(byte) { end -= 1 }
        return byte(end - 1).map(isSeparator) == true && isSecretName(before: end - 1)
    }

    /// The value that follows, without spaces and separators; empty if it need not be hidden.
    func valueRange(from start: Int) -> [Range<Int>] {
        let value = skip(from: start) { isSpace($0) || isSeparator($0) || $0 == UInt8(ascii: ">") }
        return valueEnd(from: value).map { [value..<$0] } ?? []
    }

    /// Whether a secret name ends before a separator, with quotes and spaces in between.
    private func isSecretName(before separator: Int) -> Bool {
        var end = separator
        // Non-ASCII bytes can be quotes or spaces too.
        while let byte = byte(end - 1) {
            if let start = colorStart(endingAt: end) {
                end = start
            } else if isSpace(byte) || "\\\"'".utf8.contains(byte) || byte >= 0x80 {
                end -= 1
            } else {
                break
            }
        }
        return isSecretName(endingAt: end)
    }

    /// The start of a color escape sequence that ends at an index; some logs have them around names.
    private func colorStart(endingAt end: Int) -> Int? {
        guard byte(end - 1) == UInt8(ascii: "m") else { return nil }
        var start = end - 1
        while let byte = byte(start - 1), isDigit(byte) || byte == UInt8(ascii: ";") { start -= 1 }
        return byte(start - 1) == UInt8(ascii: "[") && byte(start - 2) == 0x1b ? start - 2 : nil
    }

    private func isSecretName(endingAt end: Int) -> Bool { SecretNames.isOne(endingAt: end, in: bytes) }

    private func isSecretOption(endingAt end: Int) -> Bool {
        guard byte(end).map(isBlank) == true else { return false }
        let certificates: StaticString = "certificate-key"
        return isSecretName(endingAt: end) || has(certificates, at: end - certificates.utf8CodeUnitCount)
    }

    private func variableOptionEnd(from dash: Int) -> Int? {
        let end = has("--env", at: dash) ? dash + 5 : has("-e", at: dash) ? dash + 2 : dash
        guard end > dash, let byte = byte(end), isBlank(byte) || byte == UInt8(ascii: "=") else { return nil }
        return end + 1
    }

    private func variableEnd(from start: Int, quote: UInt8?) -> Int {
        if hasMark(at: start) { return start + Self.mark.count }
        guard let quote else { return valueEnd(from: start) ?? wordEnd(from: start) }
        return bytes.firstIndex(of: quote, from: start) ?? bytes.count
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

private func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") }

private func isOfName(_ byte: UInt8) -> Bool { isWord(byte) || "-.".utf8.contains(byte) }

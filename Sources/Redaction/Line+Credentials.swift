/// Credentials recognized by their format.
extension Line {
    /// `Bearer ...` and `Basic ...`, as in HTTP headers.
    var authorizations: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while index < bytes.count {
            defer { index += 1 }
            guard lowercase(bytes[index]) == UInt8(ascii: "b"), isWordStart(index) else { continue }
            let end = has("bearer", at: index) ? index + 6 : has("basic", at: index) ? index + 5 : index
            let value = skip(from: end, while: isSpace)
            guard end > index, value > end else { continue }
            let valueEnd = skip(from: value) { isAlphanumeric($0) || "._~+/=-".utf8.contains($0) }
            if valueEnd - value >= 8 { ranges.append(value..<valueEnd) }
            index = valueEnd - 1
        }
        return ranges
    }

    /// JSON Web Tokens, as used by service accounts: base64 parts, the first an object.
    var webTokens: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while let start = bytes.firstIndex(of: UInt8(ascii: "e"), from: index) {
            index = start + 1
            guard hasExactly("eyJ", at: start), isWordStart(start) else { continue }
            // No token starts within a part already read, so each part is read once.
            index = skip(from: start, while: isOfPart)
            let second = skip(from: index + 1, while: isOfPart)
            guard index > start + 3, byte(index) == UInt8(ascii: "."), second > index + 1 else { continue }
            index = skip(from: second) { isOfPart($0) || $0 == UInt8(ascii: ".") }
            ranges.append(start..<index)
        }
        return ranges
    }

    /// kubeadm's bootstrap tokens: `abcdef.0123456789abcdef`.
    var joinTokens: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while index < bytes.count {
            let start = skip(from: index) { !isOfToken($0) }
            index = skip(from: start, while: isOfToken)
            let isAlone = !hasMark(at: start - Self.mark.count) && !hasMark(at: index)
            guard index - start == 23, isAlone, byte(start + 6) == UInt8(ascii: ".") else { continue }
            if (start..<index).allSatisfy({ $0 == start + 6 || isLowercaseOrDigit(bytes[$0]) }) {
                ranges.append(start..<index)
            }
        }
        return ranges
    }

    /// The user and the password in a URL.
    var urlPasswords: [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while let colon = bytes.firstIndex(of: UInt8(ascii: ":"), from: index) {
            index = colon + 1
            guard has("://", at: colon) else { continue }
            let start = colon + 3
            var (separator, at): (Int?, Int?) = (nil, nil)
            let end = skip(from: start) { !isSpace($0) && !"/\"'".utf8.contains($0) }
            for place in start..<end {
                if bytes[place] == UInt8(ascii: ":"), separator == nil { separator = place }
                if bytes[place] == UInt8(ascii: "@") { at = place }
            }
            // The next URL can start with the last byte of this one.
            index = max(start, end - 1)
            guard let separator, let at, at > separator + 1, !(start..<at).contains(where: hasMark) else { continue }
            ranges.append(start..<at)
        }
        return ranges
    }

    private func hasExactly(_ text: String, at start: Int) -> Bool {
        bytes.count - start >= text.utf8.count && bytes[start..<start + text.utf8.count].elementsEqual(text.utf8)
    }
}

/// URL-safe base64.
private func isOfPart(_ byte: UInt8) -> Bool { isWord(byte) || byte == UInt8(ascii: "-") }

private func isOfToken(_ byte: UInt8) -> Bool { isWord(byte) || ".-".utf8.contains(byte) }

private func isLowercaseOrDigit(_ byte: UInt8) -> Bool { isAlphanumeric(byte) && lowercase(byte) == byte }

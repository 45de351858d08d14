import Redaction

/// For any text, its secrets are removed, and redacting it again changes nothing.
struct RedactionProperties {
    let bytes: [UInt8]

    private static let known = "canary-0123456789"
    private static let redaction = Redaction(known: [known])

    /// A secret that does not occur in the bytes: without a name, it would rightly be kept.
    private var nameless: String {
        var secret = "unknown-0123456789"
        while bytes.hasText(secret) { secret += "+" }
        return secret
    }

    var violations: [String] {
        // Known secrets are placed anywhere, even within a word; others next to their names.
        let half = bytes.count / 2
        let planted = bytes[..<half] + Self.known.utf8 + bytes[half...] + Self.known.utf8
        let named = nameless
        let after = "\nAPI_TOKEN=\(named)\n{\"password\": \"\(named)\"}\n"
        let text = String(decoding: planted + after.utf8, as: UTF8.self)
        let redacted = Self.redaction(text)
        var violations: [String] = []
        if Array(redacted.utf8).hasText(Self.known) { violations.append("a known secret is left") }
        if Array(redacted.utf8).hasText(named) { violations.append("a named secret is left") }
        if Self.redaction(redacted) != redacted { violations.append("redacting twice is not the same as once") }
        if redacted.utf8.lineCount > text.utf8.lineCount { violations.append("there are more lines") }
        return violations
    }
}

extension String.UTF8View {
    fileprivate var lineCount: Int { count { $0 == UInt8(ascii: "\n") } }
}

extension [UInt8] {
    fileprivate func hasText(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}

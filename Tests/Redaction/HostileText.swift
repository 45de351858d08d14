import Redaction
import Testing

/// Repeated text that makes a search slow or hides a following secret.
struct HostileText: Sendable, CustomTestStringConvertible {
    let unit: String
    var start = ""
    var testDescription: String { (start + unit).debugDescription }

    /// A text of about that many bytes.
    func text(bytes: Int) -> String { start + String(repeating: unit, count: bytes / unit.utf8.count) }

    static let all: [HostileText] =
        [
            "eyJ-", "eyJ", "eyJa.", "eyJa.b.", "a=", "a: ", "=", "= ", "password=", "password= ", "password:", "token ",
            "password=\"", "password='", "password=\\\"", "\"", "'", "\\", "\\\"", "-----BEGIN ", "-----END ", "-",
            "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "PRIVATE KEY-----", "QUJDREVG", "0123456789",
            "://", "://a:", "://a:b@", "@", ":", "a@b:", "bearer ", "basic  ", "bearer", "--token ", "--", "--a",
            "-e X=", "-e 'X=", "--env ", "abcdef.0123456789abcdef", "abcdef.", "\0", "\u{fffd}", "\u{301}", "\u{a0}",
            " ",
            "\t", "\r", "canary-0123456", "canary-01234567 canary-0123456", "[redacted]", "[redacted", "key", "_key",
            "<set to ", "password=<set to ", "1", "token1", "token_", "ü",
        ].map { HostileText(unit: $0) }
        + [
            HostileText(unit: "a", start: "password="), HostileText(unit: "\\", start: "password="),
            HostileText(unit: "\\\\\\\"", start: "password=\\\""), HostileText(unit: "a", start: "password=\""),
            HostileText(unit: " ", start: "password"), HostileText(unit: " ", start: "password="),
            HostileText(unit: "a", start: "eyJ"), HostileText(unit: "a", start: "://user:"),
            HostileText(unit: "a", start: "bearer "), HostileText(unit: "\"", start: "token"),
        ]
}

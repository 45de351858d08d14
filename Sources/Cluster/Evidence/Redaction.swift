import Foundation

/// Takes out of a text what must not be kept: the secrets that the profile has, and whatever looks like one.
struct Redaction: Sendable {
    static let mark = "[redacted]"
    /// The texts to take out wherever they stand, longest first.
    private let known: [String]

    init(_ desired: Desired) {
        known = KnownSecrets.all(in: desired).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    func callAsFunction(_ text: String) -> String {
        var text = withoutPrivateKeys(text)
        for secret in known { text = text.replacingOccurrences(of: secret, with: Self.mark) }
        for rule in Self.rules {
            text = text.replacingOccurrences(of: rule.pattern, with: rule.template, options: .regularExpression)
        }
        return text
    }

    /// How the names of variables and fields end that hold credentials.
    fileprivate static let names =
        "(?:pass(?:word|wd|phrase)|secret|token|credentials?|(?:api|access|private|secret|signing|encryption)[-_.]?key"
        + "|client-(?:key|certificate)-data|dockerconfigjson|authorization)[-_]?[0-9]*"

    /// Each with what takes the place of what it matches.
    private static let rules: [(pattern: String, template: String)] = [
        // `    TOKEN:  two words`, as YAML and `kubectl describe` have it; a reference to a Secret is none itself.
        (#"(?mi)^([ \t-]*[a-z0-9_.-]*\#(names)[ \t]*:[ \t]+)(?!<set to )\S.*$"#, "$1\(mark)"),
        // `"token": "..."`, the same within a string of JSON, `TOKEN=...`
        (
            #"(?i)(\#(names)[\\"']*\s*[:=]\s*)(?!<set to )(?:(?:bearer|basic)\s+\S+|"(?:[^"\\]+|\\.)*+"|'[^'\n]*'|\\"[^"\\\n]*\\"|[^\s"']\S*|["']\S*)"#,
            "$1\(mark)"
        ),
        (#"(?i)(--(?:\#(names)|certificate-key)[ =])\S+"#, "$1\(mark)"),
        (#"(?i)\b((?:bearer|basic)\s+)[a-z0-9._~+/=-]{8,}"#, "$1\(mark)"),
        // JSON Web Tokens, which service accounts have.
        (#"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"#, mark),
        // Tokens by which nodes join a cluster: kubeadm.
        (#"(?<![A-Za-z0-9._-])[a-z0-9]{6}\.[a-z0-9]{16}(?![A-Za-z0-9._-])"#, mark),
        // The user's variables that kind gives to its nodes, in the command that it shows where that fails.
        (#"(\s(?:-e|--env)[ =]["']?[A-Za-z_][A-Za-z0-9_]*=)\S+"#, "$1\(mark)"),
        // The password in a URL.
        (#"(://)[^/\s:@"']*:[^/\s@"']+@"#, "$1\(mark)@"),
    ]

    /// A key has some fifty lines; one whose beginning or end is missing must not take the whole text.
    private static let longestKey = 200

    /// Without what stands between the lines that begin and end a private key, whatever is before it in each line.
    private func withoutPrivateKeys(_ text: String) -> String {
        guard text.contains("PRIVATE KEY-----") else { return text }
        var kept: [Substring] = []
        var left = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let ends = line.contains("-----END ")
            if let begin = line.range(of: "-----BEGIN "), line.contains("PRIVATE KEY-----") {
                kept.append(line[..<begin.lowerBound] + Self.mark)
                left = ends ? 0 : Self.longestKey
            } else if left > 0 {
                left = ends ? 0 : left - 1
            } else if ends, line.contains("PRIVATE KEY-----") {
                kept.removeLast(min(Self.longestKey, kept.count))
                kept.append(Self.mark[...])
            } else {
                kept.append(line)
            }
        }
        return kept.joined(separator: "\n")
    }
}

extension String {
    /// Whether a variable or a field of this name holds a credential.
    var namesSecret: Bool {
        range(of: "(?i)\(Redaction.names)$", options: .regularExpression) != nil
    }
}

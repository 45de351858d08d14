/// Texts that programs take for something else than text.
enum HostileValues {
    static let all: [String: String] = [
        "single quote": "a'b", "double quote": "a\"b", "newline": "a\nb", "CRLF": "a\r\nb", "tab": "a\tb",
        "command substitution": "$(touch envboot-was-here)", "make function": "$(shell touch envboot-was-here)",
        "backticks": "`touch envboot-was-here`", "variable": "${HOME}", "dollars": "$$",
        "end of command": "a; exit 3 #",
        "mustache": "{{x}}", "raw mustache": "{{{x}}}", "section": "{{#env}}", "NUL": "a\u{0}b",
        "escape": "a\u{1B}[31m",
        "right to left": "a\u{202E}b", "isolate": "a\u{2066}b", "byte order mark": "\u{FEFF}a",
        "line separator": "a\u{2028}b", "next line": "a\u{85}b", "comment": "#", "comment behind": "a # b",
        "document": "---", "percent": "%", "backslash": #"a\"#, "backslash and hash": "a\\#b", "option": "-x",
        "colon": "a: b", "alias": "*a", "tag": "!a", "number": "+0x10",
        "emoji": "\u{1F469}\u{200D}\u{1F680}", "combining mark": "\u{301}",
        "quote and mark": "a'\u{301}; exit 3 '\u{301}",
        "dollar and mark": "$\u{301}$\u{301}", "hash and mark": "a #\u{301} b", "backslash and mark": "a\\\u{301}#",
        "long": String(repeating: "0123456789abcdef", count: 4096),
    ]
}

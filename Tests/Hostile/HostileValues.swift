/// Texts that programs may misinterpret: one list for all tests of code that writes or prints.
public enum HostileValues {
    /// A program that executes the commands in the texts creates a file with this name.
    public static let trace = "envboot-was-here"

    /// The texts, by kind.
    public static let all: [String: String] = [
        "single quote": "a'b", "double quote": "a\"b", "newline": "a\nb", "CRLF": "a\r\nb", "tab": "a\tb",
        "command substitution": "$(touch envboot-was-here)", "make function": "$(shell touch envboot-was-here)",
        "backticks": "`touch envboot-was-here`", "variable": "${HOME}", "dollars": "$$",
        "end of command": "a; exit 3 #", "end of quoted command": "a'; touch envboot-was-here; '",
        "end of double quotes": "a\"; touch envboot-was-here; \"",
        "mustache": "{{x}}", "raw mustache": "{{{x}}}", "section": "{{#env}}", "NUL": "a\u{0}b",
        "escape": "a\u{1B}[31m", "title": "\u{1B}]0;x\u{7}", "C1 control": "a\u{9B}31m", "backspace": "a\u{8}\u{7F}",
        "right to left": "a\u{202E}b", "isolate": "a\u{2066}b", "byte order mark": "\u{FEFF}a",
        "line separator": "a\u{2028}b", "next line": "a\u{85}b", "comment": "#", "comment behind": "a # b",
        "document": "---", "percent": "%", "backslash": #"a\"#, "backslash and hash": "a\\#b", "option": "-x",
        "colon": "a: b", "alias": "*a", "tag": "!a", "number": "+0x10", "wildcard": "[q]*?",
        "emoji": "\u{1F469}\u{200D}\u{1F680}", "combining mark": "\u{301}",
        "quote and mark": "a'\u{301}; exit 3 '\u{301}", "double quote and mark": "a\"\u{301}`exit 3`",
        "dollar and mark": "$\u{301}$\u{301}", "hash and mark": "a #\u{301} b", "backslash and mark": "a\\\u{301}#",
        "further rule": "a\nall:\n\ttouch envboot-was-here", "further variable": "a\nENVBOOT_INJECTED=1",
        "end of variable": "a\nENVBOOT_END\nENVBOOT_INJECTED=1",
        "workflow command": "::error::a", "workflow command behind": "a\n ::error::b",
        "old workflow command": "a##[error]b",
        "expression": "${{ github.token }}", "Markdown": "[a](b) *c* | d `e` @f",
        "Markdown and marks": "|\u{301}<\u{338}b>@\u{301}a",
        "HTML": "<b>&amp;", "end of script": "-->]]>",
        "long": String(repeating: "0123456789abcdef", count: 4096),
    ]

    /// Those usable as the name of a file or folder.
    public static let fileNames = all.filter { !$0.value.contains("\0") && (1...200).contains($0.value.utf8.count) }

    /// The same in fewer names for slow tests: several texts in each, those with line breaks separate.
    public static let longFileNames: [String] = {
        let texts = fileNames.sorted { $0.key < $1.key }.map(\.value)
        let groups = [
            texts.filter { !$0.unicodeScalars.contains("\n") }, texts.filter { $0.unicodeScalars.contains("\n") },
        ]
        let atStart = ["option", "workflow command", "escape"].compactMap { fileNames[$0] }
        return atStart
            + groups.flatMap { group in
                group.reduce(into: [""]) { names, text in
                    if names[names.count - 1].utf8.count + text.utf8.count > 200 { names.append("") }
                    names[names.count - 1] += text
                }
            }
    }()
}

import Foundation

/// Text in mdoc(7), the language of manual pages, in lines of at most 80 bytes where words allow it.
enum Mdoc {
    /// Text that is filled. Each sentence begins a line, from which the reader knows where sentences end.
    static func prose(_ text: String) -> [String] {
        text.replacing("\n", with: " ").replacing(#/([A-Za-z0-9)][.?!]) (?=[A-Z])/#) { "\($0.1)\n" }.split(
            separator: "\n"
        ).flatMap {
            wrapped(escaped($0).replacing("--", with: #"\-\-"#))
        }
    }

    /// Lines that are shown as they are, and can be pasted.
    static func literal(_ lines: [Substring]) -> [String] {
        [".Bd -literal -offset indent"] + lines.map { escaped($0).replacing("-", with: #"\-"#) } + [".Ed"]
    }

    /// Quotes and the like would become typographic ones; a line must not begin like a request.
    private static func escaped(_ text: Substring) -> String {
        let plain = String(text).replacing("\\", with: #"\e"#).replacing("'", with: #"\(aq"#).replacing(
            "`", with: #"\(ga"#
        )
        .replacing("~", with: #"\(ti"#).replacing("^", with: #"\(ha"#)
        return plain.hasPrefix(".") ? #"\&"# + plain : plain
    }

    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.utf8.count + word.utf8.count < 80 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word.hasPrefix(".") ? #"\&"# + word : String(word))
            }
        }
        return lines
    }
}

/// Untrusted text as one line of Markdown, without markup, HTML or mentions; unprintable characters
/// are escaped as in ``printable(_:)``.
package func markdown(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
        printable(String(line)).replacingScalars { scalar in
            switch scalar {
            case "@": "&#64;"
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": "\\\(scalar)"
            default: nil
            }
        }
    }.joined(separator: "<br>")
}

/// A path as code in a Markdown table, or escaped text if it would end the cell or the code.
package func markdownCode(_ path: String) -> String {
    let isBare = path == printable(path) && !path.hasScalar(of: "|`\\<>")
    return isBare ? "`\(path)`" : markdown(path)
}

/// Foreign text in one line of Markdown: it is neither Markdown, HTML nor the name of a person, and what cannot be shown
/// is escaped as ``printable(_:)`` does.
public func markdown(_ text: String) -> String {
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

/// A path as code in a table of Markdown; one that would end the cell or the code is escaped text instead.
public func markdownCode(_ path: String) -> String {
    let isBare = path == printable(path) && !path.hasScalar(of: "|`\\<>")
    return isBare ? "`\(path)`" : markdown(path)
}

/// Lines without workflow commands: GitHub's runner interprets `::error::` at the start of a line, and `##[error]`
/// anywhere in it, as a command (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
package func withoutWorkflowCommands(_ text: String) -> String {
    guard text.hasScalar(of: ":#") else { return text }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { withoutWorkflowCommand($0) }.joined(separator: "\n")
}

private func withoutWorkflowCommand(_ line: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var rest = line
    let start = line.drop { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
    if start.starts(with: "::".unicodeScalars) {
        result.append(contentsOf: line[..<start.startIndex])
        result.append(contentsOf: "\\u{3a}:".unicodeScalars)
        rest = start.dropFirst(2)
    }
    while let scalar = rest.popFirst() {
        let isCommand = scalar == "#" && rest.starts(with: "#[".unicodeScalars)
        result.append(contentsOf: isCommand ? "\\u{23}".unicodeScalars : String(scalar).unicodeScalars)
    }
    return String(result)
}

import Escaping

/// What a program wrote last, also where it overwrote its line, as text that can be shown.
func lastLine(_ output: String) -> String {
    let plain = withoutEscapeSequences(String(output.suffix(4000)))
    let lines = plain.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    let last = lines.last.map { String($0) } ?? ""
    return trimmedEnd(printable(last.replacing("\t", with: " ")))
}

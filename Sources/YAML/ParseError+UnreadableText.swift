import CLibYAML

extension ParseError {
    /// What libyaml's reader refuses: bytes that are not UTF-8, and characters that YAML does not allow.
    init(unreadable parser: yaml_parser_t, text: UnsafeBufferPointer<UInt8>, file: String) {
        let problem = String(libyaml: parser.problem)
        let lines = String(decoding: text.prefix(parser.problem_offset), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var mark = Mark(line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
        // The character began before the byte that does not fit.
        if problem == "invalid trailing UTF-8 octet" { mark.column -= 1 }
        if problem == "control characters are not allowed" {
            self.init(
                kind: .controlCharacter, file: file, mark: mark,
                message: "found the control character U+" + hexadecimal(parser.problem_value, digits: 4),
                hint: "remove it, or write it as an escape in double quotes")
        } else {
            self.init(
                kind: .invalidUTF8, file: file, mark: mark, message: "found a byte that is not UTF-8",
                hint: "save the file as UTF-8")
        }
    }
}

private func hexadecimal(_ value: Int32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

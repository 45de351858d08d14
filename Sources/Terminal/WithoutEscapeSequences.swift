/// The text without the escape sequences that programs colour their output and move the cursor with
/// (https://ecma-international.org/publications-and-standards/standards/ecma-48/). What is left can still hold control
/// characters: ``printable(_:)`` shows them.
package func withoutEscapeSequences(_ text: String) -> String {
    guard text.unicodeScalars.contains(escape) else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
        if scalar == escape {
            dropSequence(&rest)
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private let escape: Unicode.Scalar = "\u{1b}"

private func dropSequence(_ rest: inout Substring.UnicodeScalarView) {
    switch rest.popFirst() {
    case "[": dropControlSequence(&rest)
    case "]", "P", "X", "^", "_": dropString(&rest)
    case let first?:
        var last = first
        while (0x20...0x2f).contains(last.value), let next = rest.popFirst() { last = next }
    case nil: break
    }
}

/// Parameters, then one character from `@` to `~`.
private func dropControlSequence(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.first, (0x20...0x3f).contains(scalar.value) { rest.removeFirst() }
    if let scalar = rest.first, (0x40...0x7e).contains(scalar.value) { rest.removeFirst() }
}

/// A window's title, a link: ends with BEL or with ESC and a backslash.
private func dropString(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.popFirst(), scalar != "\u{7}" {
        if scalar == escape {
            if rest.first == "\\" { rest.removeFirst() }
            return
        }
    }
}

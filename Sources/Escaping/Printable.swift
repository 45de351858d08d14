/// Foreign text made safe to show: control characters, line breaks, and invisible characters that reorder or hide text
/// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing) are shown as `\n` or `\u{202e}`.
///
/// Joiners and variation selectors, which emoji and some scripts need, stay as they are.
package func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return text }
    return text.replacingScalars { isPrintable($0) ? nil : escaped($0) }
}

/// Whether a scalar can be shown unchanged.
package func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default:
        !scalar.properties.isNoncharacterCodePoint
            && (!scalar.properties.isDefaultIgnorableCodePoint || joiners.contains(scalar)
                || scalar.properties.isVariationSelector)
    }
}

private let joiners: Set<Unicode.Scalar> = ["\u{200c}", "\u{200d}"]

private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
}

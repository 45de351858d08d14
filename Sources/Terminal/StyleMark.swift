/// A placeholder for an escape sequence in styled text: a noncharacter, which Unicode reserves for internal use
/// (https://www.unicode.org/faq/private_use.html#noncharacters), so that a sequence in untrusted text is never one of
/// envboot's.
enum StyleMark: UInt32 {
    case bold = 0xfdd0
    case dim, normalWeight, red, green, yellow, cyan, normalColor

    /// The mark as text.
    var text: String { Unicode.Scalar(rawValue).map { String($0) } ?? "" }

    /// The escape sequence for the terminal.
    private var sequence: String {
        let code =
            switch self {
            case .bold: 1
            case .dim: 2
            case .normalWeight: 22
            case .red: 31
            case .green: 32
            case .yellow: 33
            case .cyan: 36
            case .normalColor: 39
            }
        return "\u{1b}[\(code)m"
    }

    /// The mark of a scalar; nil if it is not a mark.
    static func sequence(for scalar: Unicode.Scalar) -> String? { StyleMark(rawValue: scalar.value)?.sequence }
}

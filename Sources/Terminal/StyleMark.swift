/// What stands for a terminal's sequence in styled text: a noncharacter, which Unicode leaves to programs for use within
/// (https://www.unicode.org/faq/private_use.html#noncharacters), so that a sequence in foreign text is never one of ours.
enum StyleMark: UInt32 {
    case bold = 0xfdd0
    case dim, normalWeight, red, green, yellow, cyan, normalColor

    /// The mark as it stands in text.
    var text: String { Unicode.Scalar(rawValue).map { String($0) } ?? "" }

    /// What the terminal is sent.
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

    /// The sequence that a scalar stands for; nil where it is no mark.
    static func sequence(for scalar: Unicode.Scalar) -> String? { StyleMark(rawValue: scalar.value)?.sequence }
}

/// The columns that text takes on a terminal. The text must be ``printable(_:)``.
func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + displayWidth($1) } }

func displayWidth(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    let scalars = character.unicodeScalars
    if scalars.contains(where: isEmoji) { return 2 }
    return scalars.reduce(0) { $0 + displayWidth($1) }
}

/// A character that holds one is an emoji, two columns wide however many scalars it is made of.
private func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    let emojiVariation: Unicode.Scalar = "\u{fe0f}"
    return scalar == emojiVariation || scalar.properties.isEmojiPresentation
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default:
        if combiningJamo.contains(where: { $0.contains(scalar.value) }) {
            0
        } else {
            wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }
}

/// Vowels and final consonants of Hangul, drawn into the block of the consonant before them.
private let combiningJamo: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FF]

/// The blocks of East Asian scripts that are wide or full width; the rest of the wide ones are emoji.
/// https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
private let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]

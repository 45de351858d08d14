import Foundation
import Mustache

/// Text as an interpreted string literal of Go, numbers as they are (https://go.dev/ref/spec#String_literals).
struct GoContent: MustacheContentType {
    func escapeText(_ rendered: String) -> String {
        guard let (kind, text) = Scalar.parts(of: rendered) else { return rendered }
        return switch kind {
        case .text, .word: "\"" + Self.escaping(text, also: ["\"", "\\"]) + "\""
        case .comment: Self.escaping(text)
        }
    }

    /// One line of characters that Go allows in source, and that a reader sees.
    private static func escaping(_ text: String, also special: Set<Unicode.Scalar> = []) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, character in
            switch character.value {
            case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                escaped += String(format: #"\u%04X"#, character.value)
            default:
                if special.contains(character) { escaped += "\\" }
                escaped.unicodeScalars.append(character)
            }
        }
    }
}

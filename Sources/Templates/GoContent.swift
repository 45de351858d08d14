import Mustache

/// Text as an interpreted string literal of Go, numbers as they are (https://go.dev/ref/spec#String_literals).
struct GoContent: MustacheContentType {
    func escapeText(_ rendered: String) -> String {
        guard let (kind, text) = Scalar.parts(of: rendered) else { return rendered }
        return switch kind {
        case .text, .word: "\"" + escapingHidden(text, also: ["\"", "\\"]) + "\""
        case .comment: escapingHidden(text)
        }
    }
}

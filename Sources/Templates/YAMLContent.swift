import Foundation
import Mustache

/// Text as a double-quoted YAML scalar, numbers as they are. JSON's strings are YAML's, but for the characters that
/// YAML takes for a line break or allows only escaped (https://yaml.org/spec/1.2.2/#51-character-set).
struct YAMLContent: MustacheContentType {
    func escapeText(_ rendered: String) -> String {
        guard let (kind, text) = Scalar.parts(of: rendered) else { return rendered }
        return switch kind {
        case .text: Self.quoted(text)
        case .word: Self.isPlain(text) ? text : Self.quoted(text)
        case .comment: escapingHidden(text)
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let quoted = try? encoder.encode(text)
        return quoted.map { escapingHidden(String(decoding: $0, as: UTF8.self)) } ?? #""""#
    }

    /// Whether the text is a name or a path that every YAML takes for text as it stands.
    private static func isPlain(_ text: String) -> Bool {
        let pattern = #/\.|(?:(?:\.{0,2}/|~/)\.?)?[A-Za-z][A-Za-z0-9._/*-]*(?::[A-Za-z0-9][A-Za-z0-9._-]*)?/#
        return text.wholeMatch(of: pattern) != nil
            && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
    }
}

/// A `{{...}}` of a template.
struct Tag {
    /// What stands between the braces.
    var text: Substring
    /// The line it begins on, from 1.
    var line: Int

    /// The name it is about, without what makes it a section.
    var name: String {
        text.drop { "#^/ ".contains($0) }.prefix { !$0.isWhitespace }.description
    }

    /// Whether it is a variable, a section or a comment. Mustache's other tags leave a value unquoted (`{`, `&`), lose
    /// the content type (`>`, `<`, `$`), or change the syntax (`=`, `%`).
    var isKnown: Bool {
        guard let first = text.first(where: { !$0.isWhitespace }) else { return false }
        return first.isLetter || "#^/!.".contains(first)
    }

    static func all(in text: String) -> [Tag] {
        var tags: [Tag] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            while let open = rest.firstRange(of: "{{") {
                let inside = rest[open.upperBound...]
                let end = inside.firstRange(of: "}}")?.lowerBound ?? inside.endIndex
                tags.append(Tag(text: inside[..<end], line: index + 1))
                rest = rest[end...]
            }
        }
        return tags
    }
}

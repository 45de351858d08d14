import Foundation

/// A `.dockerignore`: what of a build context is not sent to the builder, and so does not matter to the image.
/// https://docs.docker.com/build/concepts/context/#dockerignore-files
struct IgnoreFile {
    private struct Rule {
        var segments: [Substring]
        var keeps: Bool
    }

    private let rules: [Rule]

    init(_ text: String) {
        rules = text.split(whereSeparator: \.isNewline).compactMap { line in
            // Only in the first column does it begin a comment.
            if line.hasPrefix("#") { return nil }
            var pattern = line.trimmingCharacters(in: .whitespaces)
            let keeps = pattern.hasPrefix("!")
            if keeps { pattern = pattern.dropFirst().trimmingCharacters(in: .whitespaces) }
            let segments = Self.cleaned(pattern.split(separator: "/"))
            return segments.isEmpty ? nil : Rule(segments: segments, keeps: keeps)
        }
    }

    /// The segments without `.`, and without `..` and what it leaves.
    private static func cleaned(_ segments: [Substring]) -> [Substring] {
        segments.reduce(into: []) { cleaned, segment in
            switch segment {
            case ".": break
            case "..": _ = cleaned.popLast()
            default: cleaned.append(segment)
            }
        }
    }

    /// Whether the builder does not see the file or folder at a path relative to the context. The last rule that
    /// matches it, or a folder above it, decides.
    func ignores(_ path: String) -> Bool {
        let segments = path.split(separator: "/")[...]
        var ignored = false
        for rule in rules where ignored == rule.keeps {
            let matches = (1...max(1, segments.count)).contains {
                Self.matches(rule.segments[...], segments.prefix($0))
            }
            if matches { ignored = !rule.keeps }
        }
        return ignored
    }

    /// Whether something below an ignored folder may be kept after all.
    var hasExceptions: Bool { rules.contains(where: \.keeps) }

    private static func matches(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<Substring>) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first == "**" {
            return (0...path.count).contains { matches(pattern.dropFirst(), path.dropFirst($0)) }
        }
        guard let segment = path.first else { return false }
        return fnmatch(String(first), String(segment), 0) == 0 && matches(pattern.dropFirst(), path.dropFirst())
    }
}

/// A `.dockerignore`: the files of a build context that are not sent to the builder and do not affect the image.
///
/// Lines and patterns are interpreted as in docker's builders (https://github.com/moby/patternmatcher).
package struct IgnoreFile: Sendable {
    private struct Rule {
        var pattern: IgnorePattern
        /// Whether the rule is an exception (`!`).
        var isException: Bool
    }

    /// The result for a path; for a folder, the state from which its contents are matched.
    package struct Verdict: Sendable {
        /// Whether the file or folder is hidden from the builder.
        package fileprivate(set) var isIgnored = false
        /// Whether each rule matches the path or a folder above it.
        fileprivate var matches: [Bool] = []

        /// The verdict on the build context itself, which cannot be ignored.
        package static let context = Verdict()
    }

    /// The limits of a file's bytes and of its rules.
    static let maxBytes = 1 << 20
    static let maxRules = 10_000
    /// No path on Linux is longer.
    static let maxPatternBytes = 4096

    private var rules: [Rule] = []

    /// - Throws: ``IgnoreFileError`` for the first line that docker refuses, or that exceeds a limit.
    package init(_ text: String) throws(IgnoreFileError) {
        guard text.utf8.count <= Self.maxBytes else {
            throw IgnoreFileError(
                line: 1, message: "the file is larger than \(Self.maxBytes >> 20) MiB",
                hint: "ignore directories instead of single files")
        }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            do {
                guard let rule = try Self.rule(Substring(line), isFirst: index == 0) else { continue }
                rules.append(rule)
                try Self.require(
                    rules.count <= Self.maxRules, "the file has more than \(Self.maxRules) patterns",
                    hint: "ignore directories instead of single files")
            } catch {
                throw IgnoreFileError(line: index + 1, message: error.message, hint: error.hint)
            }
        }
    }

    /// - Returns: nil for a comment, and for a line that matches nothing.
    private static func rule(_ line: Substring, isFirst: Bool) throws(IgnorePattern.Malformed) -> Rule? {
        var line = line.unicodeScalars
        if isFirst, line.first == "\u{FEFF}" { line.removeFirst() }
        // A comment starts in the first column only.
        if line.first == "#" { return nil }
        var text = trimmed(line)
        if text.isEmpty { return nil }
        let isNegated = text.first == "!"
        if isNegated { text = trimmed(text.dropFirst()) }
        try require(
            text.count <= maxPatternBytes && String(text).utf8.count <= maxPatternBytes,
            "the pattern is longer than \(maxPatternBytes) bytes", hint: "shorten it with '*' or '**'")
        // docker prepends the mark again and then looks for it in the cleaned path.
        var path = withoutSlash(cleanedPath(text))
        if isNegated { path = "!".unicodeScalars + path }
        var pattern = cleanedPath(trimmed(path))
        let isException = pattern.first == "!"
        if isException {
            pattern.removeFirst()
            try require(!pattern.isEmpty, "'!' without a pattern", hint: "write the path to keep after '!'")
        }
        // The context itself and the root directory match nothing in it.
        if [".", "/"].contains(String(pattern)) { return nil }
        return Rule(pattern: try IgnorePattern(Array(pattern)), isException: isException)
    }

    private static func require(
        _ condition: Bool, _ message: String, hint: String
    ) throws(IgnorePattern.Malformed) {
        if !condition { throw IgnorePattern.Malformed(message: message, hint: hint) }
    }

    /// The verdict on a file or folder, given that of its parent. The last matching rule decides.
    ///
    /// - Parameter path: relative to the context.
    /// - Throws: `CancellationError`, as many rules and a long path take a while.
    package func verdict(on path: String, in folder: Verdict) throws -> Verdict {
        let path = Array(path.unicodeScalars)
        var verdict = Verdict(matches: Array(repeating: false, count: rules.count))
        for (index, rule) in rules.enumerated() {
            try Task.checkCancellation()
            var matches = folder.matches.isEmpty ? false : folder.matches[index]
            // docker skips a rule that would change nothing, and does not remember that it would have matched.
            if !matches, rule.isException == verdict.isIgnored { matches = rule.pattern.matches(path) }
            verdict.matches[index] = matches
            if matches { verdict.isIgnored = !rule.isException }
        }
        return verdict
    }

    /// Whether an exception may apply inside an ignored folder.
    var hasExceptions: Bool { rules.contains(where: \.isException) }
}

/// A line of a `.dockerignore` that cannot be used.
package struct IgnoreFileError: Error, Sendable, Equatable {
    /// The line, from 1.
    package var line: Int
    /// What is wrong.
    package var message: String
    /// What to do about it.
    package var hint: String
}

private typealias Scalars = Substring.UnicodeScalarView

private func trimmed(_ text: Scalars) -> Scalars {
    var text = text.drop(while: \.properties.isWhitespace)
    while text.last?.properties.isWhitespace == true { text.removeLast() }
    return text
}

/// The shortest equivalent path, like Go's `filepath.Clean`: without `.`, without `..` and the component that it
/// cancels, and without a trailing slash; an empty path stays empty. Leading `..` of a relative path remain.
private func cleanedPath(_ path: Scalars) -> Scalars {
    if path.isEmpty { return path }
    let isAbsolute = path.first == "/"
    var kept: [String] = []
    for name in path.split(separator: "/").map({ String($0) }) where name != "." {
        let isOutside = kept.isEmpty || kept.last == ".."
        if name != ".." || isOutside && !isAbsolute {
            kept.append(name)
        } else if !isOutside {
            kept.removeLast()
        }
    }
    let cleaned = (isAbsolute ? "/" : "") + kept.joined(separator: "/")
    return Scalars((cleaned.isEmpty ? "." : cleaned).unicodeScalars)
}

/// Patterns are relative to the context, even with a leading slash.
private func withoutSlash(_ path: Scalars) -> Scalars {
    path.first == "/" && path.count > 1 ? path.dropFirst() : path
}

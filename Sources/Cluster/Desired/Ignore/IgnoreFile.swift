/// A `.dockerignore`: which files of a build context are not sent to the builder, and so do not matter to the image.
///
/// Lines and patterns are read as docker's builders read them (https://github.com/moby/patternmatcher).
public struct IgnoreFile: Sendable {
    private struct Rule {
        var pattern: IgnorePattern
        /// Whether what it matches is kept after all.
        var isException: Bool
    }

    /// What the rules say of a path; for a folder, what they go on from for the paths in it.
    public struct Verdict: Sendable {
        /// Whether the builder does not see the file or folder.
        public fileprivate(set) var isIgnored = false
        /// Whether each rule matches the path or a folder above it.
        fileprivate var matches: [Bool] = []

        /// The verdict on the build context itself, which cannot be ignored.
        public static let context = Verdict()
    }

    /// The most bytes of a file, and the most rules in it.
    static let maxBytes = 1 << 20
    static let maxRules = 10_000
    /// No path on Linux is longer.
    static let maxPatternBytes = 4096

    private var rules: [Rule] = []

    /// - Throws: ``IgnoreFileError`` for the first line that docker refuses, or that exceeds a limit.
    public init(_ text: String) throws(IgnoreFileError) {
        guard text.utf8.count <= Self.maxBytes else {
            throw IgnoreFileError(
                line: 1, message: "the file has more than \(Self.maxBytes >> 20) MiB",
                hint: "ignore folders instead of single files")
        }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            do {
                guard let rule = try Self.rule(Substring(line), isFirst: index == 0) else { continue }
                rules.append(rule)
                try Self.require(
                    rules.count <= Self.maxRules, "the file has more than \(Self.maxRules) patterns",
                    hint: "ignore folders instead of single files")
            } catch {
                throw IgnoreFileError(line: index + 1, message: error.message, hint: error.hint)
            }
        }
    }

    /// - Returns: nil for a comment, and for a line that matches nothing.
    private static func rule(_ line: Substring, isFirst: Bool) throws(IgnorePattern.Malformed) -> Rule? {
        var line = line.unicodeScalars
        if isFirst, line.first == "\u{FEFF}" { line.removeFirst() }
        // Only in the first column does it begin a comment.
        if line.first == "#" { return nil }
        var text = trimmed(line)
        if text.isEmpty { return nil }
        let isNegated = text.first == "!"
        if isNegated { text = trimmed(text.dropFirst()) }
        try require(
            text.count <= maxPatternBytes && String(text).utf8.count <= maxPatternBytes,
            "a pattern has at most \(maxPatternBytes) bytes", hint: "shorten it with '*' or '**'")
        // docker puts the mark back before the pattern, and then looks for one in the path that it has cleaned.
        var path = withoutSlash(cleanedPath(text))
        if isNegated { path = "!".unicodeScalars + path }
        var pattern = cleanedPath(trimmed(path))
        let isException = pattern.first == "!"
        if isException {
            pattern.removeFirst()
            try require(!pattern.isEmpty, "'!' without a pattern", hint: "write the path to keep after '!'")
        }
        // The context itself, and the root of all folders, match nothing in it.
        if [".", "/"].contains(String(pattern)) { return nil }
        return Rule(pattern: try IgnorePattern(Array(pattern)), isException: isException)
    }

    private static func require(
        _ condition: Bool, _ message: String, hint: String
    ) throws(IgnorePattern.Malformed) {
        if !condition { throw IgnorePattern.Malformed(message: message, hint: hint) }
    }

    /// The verdict on a file or folder, by that on the folder that holds it. The last rule that matches decides.
    ///
    /// - Parameter path: relative to the context.
    /// - Throws: `CancellationError`, as many rules and a long path take a while.
    public func verdict(on path: String, in folder: Verdict) throws -> Verdict {
        let path = Array(path.unicodeScalars)
        var verdict = Verdict(matches: Array(repeating: false, count: rules.count))
        for (index, rule) in rules.enumerated() {
            try Task.checkCancellation()
            var matches = folder.matches.isEmpty ? false : folder.matches[index]
            // docker does not even try a rule that would change nothing, and forgets that it would have matched.
            if !matches, rule.isException == verdict.isIgnored { matches = rule.pattern.matches(path) }
            verdict.matches[index] = matches
            if matches { verdict.isIgnored = !rule.isException }
        }
        return verdict
    }

    /// Whether something in an ignored folder may be kept after all.
    var hasExceptions: Bool { rules.contains(where: \.isException) }
}

/// A line of a `.dockerignore` that cannot be used.
public struct IgnoreFileError: Error, Sendable, Equatable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String
}

private typealias Scalars = Substring.UnicodeScalarView

private func trimmed(_ text: Scalars) -> Scalars {
    var text = text.drop(while: \.properties.isWhitespace)
    while text.last?.properties.isWhitespace == true { text.removeLast() }
    return text
}

/// The shortest path that leads to the same place, as Go's `filepath.Clean` has it: without `.`, without `..` and what it
/// leaves, and without a slash at its end; nothing stays nothing. Of a relative path, the `..` that lead out remain.
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

/// Patterns are relative to the context, also with a slash in front.
private func withoutSlash(_ path: Scalars) -> Scalars {
    path.first == "/" && path.count > 1 ? path.dropFirst() : path
}

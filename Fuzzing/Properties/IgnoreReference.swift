/// A reference matcher for `.dockerignore`, as simple as possible: it tries every way to match a pattern, which takes
/// exponential time. For text that docker accepts.
public struct IgnoreReference {
    private typealias Scalars = ArraySlice<Unicode.Scalar>

    private var rules: [(pattern: Scalars, isException: Bool)] = []

    /// Creates a matcher for the text of a file.
    public init(_ text: String) {
        var text = Array(text.unicodeScalars)[...]
        if text.first == "\u{FEFF}" { text.removeFirst() }
        for line in text.split(separator: "\n") where line.first != "#" {
            var pattern = Self.trimmed(line)
            if pattern.isEmpty { continue }
            let mark: Scalars = pattern.first == "!" ? ["!"] : []
            if !mark.isEmpty { pattern = Self.trimmed(pattern.dropFirst()) }
            pattern = Self.cleaned(pattern)
            if pattern.count > 1, pattern.first == "/" { pattern.removeFirst() }
            pattern = Self.cleaned(Self.trimmed(mark + pattern))
            let isException = pattern.first == "!"
            rules.append((isException ? pattern.dropFirst() : pattern, isException))
        }
    }

    /// Whether a file or folder is hidden from the builder.
    public func ignores(_ path: String) -> Bool { verdict(on: Array(path.unicodeScalars)[...]).isIgnored }

    private func verdict(on path: Scalars) -> (isIgnored: Bool, matches: [Bool]) {
        let folder = path.lastIndex(of: "/").map { self.verdict(on: path[..<$0]).matches }
        var verdict = (isIgnored: false, matches: rules.map { _ in false })
        for (index, rule) in rules.enumerated() {
            let isTried = rule.isException == verdict.isIgnored
            guard folder?[index] == true || isTried && Self.matches(rule.pattern, path) else { continue }
            verdict.matches[index] = true
            verdict.isIgnored = !rule.isException
        }
        return verdict
    }

    private static func trimmed(_ text: Scalars) -> Scalars {
        var text = text.drop(while: \.properties.isWhitespace)
        while text.last?.properties.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func cleaned(_ path: Scalars) -> Scalars {
        if path.isEmpty { return path }
        var names: [String] = []
        for name in path.split(separator: "/").map({ String(String.UnicodeScalarView($0)) }) where name != "." {
            let isOutside = names.isEmpty || names.last == ".."
            if name != ".." || isOutside && path.first != "/" {
                names.append(name)
            } else if !isOutside {
                names.removeLast()
            }
        }
        let cleaned = (path.first == "/" ? "/" : "") + names.joined(separator: "/")
        return Array((cleaned.isEmpty ? "." : cleaned).unicodeScalars)[...]
    }

    private static func matches(_ pattern: Scalars, _ path: Scalars) -> Bool {
        let special: Scalars = ["*", "?", "[", "]", "\\"]
        if !pattern.contains(where: special.contains) { return pattern == path }
        let (start, end) = (pattern.prefix(2), pattern.suffix(2))
        if end == ["*", "*"], !pattern.dropLast(2).contains(where: special.contains) {
            return path.starts(with: pattern.dropLast(2))
        }
        if start == ["*", "*"], !pattern.dropFirst(2).contains(where: special.contains) {
            let rest = pattern.dropFirst(2)
            return path.suffix(rest.count) == rest || rest.first == "/" && path == rest.dropFirst()
        }
        return matches(pattern, path, isAtStart: true)
    }

    private static func matches(_ pattern: Scalars, _ path: Scalars, isAtStart: Bool) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        var rest = pattern.dropFirst()
        switch first {
        case "*" where rest.first == "*":
            rest.removeFirst()
            if rest.first == "/" { rest.removeFirst() }
            let line = path.prefix { $0 != "\n" }
            if rest.isEmpty { return line.count == path.count }
            return matches(rest, path, isAtStart: isAtStart)
                || line.indices.contains { path[$0] == "/" && matches(rest, path[($0 + 1)...], isAtStart: false) }
        case "*":
            let longest = path.prefix { $0 != "/" }.count
            return (0...longest).contains {
                matches(rest, path.dropFirst($0), isAtStart: isAtStart && $0 == 0)
            }
        case "^": return isAtStart && matches(rest, path, isAtStart: true)
        default:
            guard let next = path.first, isTaken(next, by: first, &rest) else { return false }
            return matches(rest, path.dropFirst(), isAtStart: false)
        }
    }

    /// - Parameter rest: the text after `first`; consumed characters are removed.
    private static func isTaken(_ next: Unicode.Scalar, by first: Unicode.Scalar, _ rest: inout Scalars) -> Bool {
        switch first {
        case "?": return next != "/"
        case "\\": return rest.popFirst() == next
        case "[":
            let isNegated = rest.first == "^"
            if isNegated { rest.removeFirst() }
            var isMember = false
            while let low = member(&rest) {
                var high = low
                if rest.first == "-" {
                    rest.removeFirst()
                    high = member(&rest) ?? low
                }
                if low <= next, next <= high { isMember = true }
            }
            return isMember != isNegated
        default: return first == next
        }
    }

    /// - Returns: nil at the end of the set.
    private static func member(_ rest: inout Scalars) -> Unicode.Scalar? {
        let scalar = rest.popFirst()
        return scalar == "]" ? nil : scalar == "\\" ? rest.popFirst() : scalar
    }
}

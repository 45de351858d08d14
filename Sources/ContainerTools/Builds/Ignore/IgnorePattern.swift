/// A pattern of a `.dockerignore`, which matches a whole path. As in docker's own matcher, `**` matches slashes
/// anywhere in the pattern, and a set in brackets can contain a slash.
enum IgnorePattern: Sendable, Equatable {
    case exactly([Unicode.Scalar])
    /// Followed by `**`.
    case prefix([Unicode.Scalar])
    /// After `**`, whose slash is optional.
    case suffix([Unicode.Scalar])
    case parts([Part])

    /// A part of a pattern, and what it matches.
    enum Part: Sendable, Equatable {
        case scalar(Unicode.Scalar)
        /// `?`: one character other than `/`.
        case one
        /// `*`: any characters other than `/`.
        case many
        /// `**` at the end: any characters.
        case rest
        /// `**`, or `**/`: nothing, or any characters up to a `/`.
        case folders
        /// `[a-c]`: a character in one of the ranges; `[^a-c]`: in none of them.
        case set([ClosedRange<UInt32>], isNegated: Bool)
        /// `^`, which docker passes on to its regular expressions next to other special characters: the start of the
        /// path.
        case start
    }

    /// Why docker rejects a pattern, or why it would not mean what it appears to.
    struct Malformed: Error, Equatable {
        var message: String
        var hint: String
    }

    /// - Parameter text: a path without slashes at its ends; not empty.
    init(_ text: [Unicode.Scalar]) throws(Malformed) {
        let special: Set<Unicode.Scalar> = ["*", "?", "[", "]", "\\"]
        let stars: [Unicode.Scalar] = ["*", "*"]
        let hasStarsAtEnd = text.count > 1 && text.suffix(2).elementsEqual(stars)
        if !text.contains(where: special.contains) {
            self = .exactly(text)
        } else if hasStarsAtEnd, !text.dropLast(2).contains(where: special.contains) {
            self = .prefix(Array(text.dropLast(2)))
        } else if text.starts(with: stars), !text.dropFirst(2).contains(where: special.contains) {
            self = .suffix(Array(text.dropFirst(2)))
        } else {
            var rest = text[...]
            var parts: [Part] = []
            while let next = rest.popFirst() { parts.append(try Self.part(next, &rest)) }
            self = .parts(parts)
        }
    }

    private static func part(
        _ first: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
    ) throws(Malformed) -> Part {
        switch first {
        case "*" where rest.first == "*":
            rest.removeFirst()
            if rest.first == "/" { rest.removeFirst() }
            return rest.isEmpty ? .rest : .folders
        case "*": return .many
        case "?": return .one
        case "^": return .start
        case "[": return try set(&rest)
        case "\\": return .scalar(try escaped(&rest))
        default: return .scalar(first)
        }
    }

    private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Malformed) -> Part {
        let isNegated = rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<UInt32>] = []
        while rest.first != "]" || ranges.isEmpty {
            let low = try member(&rest)
            var high = low
            if rest.first == "-" {
                rest.removeFirst()
                high = try member(&rest)
            }
            guard low <= high else {
                throw Malformed(message: "the range '\(low)-\(high)' is reversed", hint: "write '[\(high)-\(low)]'")
            }
            ranges.append(low.value...high.value)
        }
        rest.removeFirst()
        return .set(ranges, isNegated: isNegated)
    }

    /// One end of a range in brackets.
    private static func member(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Malformed) -> Unicode.Scalar {
        guard let first = rest.popFirst() else {
            throw Malformed(message: "'[' without ']'", hint: "close it, or write '\\[' for a literal '['")
        }
        switch first {
        case "\\": return try escaped(&rest)
        // docker rejects the first two; stars and question marks mean something else in its regular expressions.
        case "-", "]", "*", "?":
            throw Malformed(
                message: "'\(first)' in brackets must be escaped", hint: "write '\\\(first)'")
        case "[" where rest.first == ":":
            throw Malformed(message: "classes such as [:alpha:] are not supported", hint: "write a range, such as a-z")
        default: return first
        }
    }

    private static func escaped(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Malformed) -> Unicode.Scalar {
        guard let scalar = rest.popFirst() else {
            throw Malformed(message: "'\\' at the end", hint: "write '\\\\' for a literal backslash")
        }
        // In docker's regular expressions, `\d` is a digit and `\b` a word boundary; non-ASCII is never escaped.
        guard scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil else {
            throw Malformed(message: "'\\\(scalar)' is not a supported escape", hint: "write '\(scalar)'")
        }
        return scalar
    }

    /// Whether the pattern matches the whole path.
    func matches(_ path: [Unicode.Scalar]) -> Bool {
        switch self {
        case .exactly(let text): return path == text
        case .prefix(let start): return path.starts(with: start)
        case .suffix(let end):
            return path.suffix(end.count).elementsEqual(end)
                || end.first == "/" && path.elementsEqual(end.dropFirst())
        case .parts(let parts):
            var match = PatternMatch(parts)
            return match.isWhole(path)
        }
    }
}

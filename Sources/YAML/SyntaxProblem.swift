import CLibYAML

extension ParseError {
    /// Says in plain words what libyaml's parser stumbled over.
    init(_ parser: yaml_parser_t, text: UnsafeBufferPointer<UInt8>, file: String) {
        guard parser.error != YAML_READER_ERROR else {
            self.init(unreadable: parser, text: text, file: file)
            return
        }
        let problem = SyntaxProblem(parser, text: text)
        self.init(
            kind: problem.isTab ? .tab : .syntax, file: file, mark: problem.mark, message: problem.message,
            hint: problem.hint)
    }
}

/// What libyaml's scanner and parser say about a text, and how to say it to the text's author.
private struct SyntaxProblem {
    let mark: Mark
    private let problem: String
    /// What libyaml was reading, and where that begins.
    private let context: String
    private let contextMark: Mark
    /// The character at the place; nil at the end of the text.
    private let character: Unicode.Scalar?
    /// What stands before the place in its line.
    private let before: Substring.UnicodeScalarView

    init(_ parser: yaml_parser_t, text: UnsafeBufferPointer<UInt8>) {
        problem = String(libyaml: parser.problem) ?? "out of memory"
        context = String(libyaml: parser.context) ?? ""
        contextMark = Mark(parser.context_mark)
        let characters = String(decoding: text, as: UTF8.self).unicodeScalars
        character = characters.dropFirst(parser.problem_mark.index).first
        before = Substring(characters.prefix(parser.problem_mark.index)).unicodeScalars
            .suffix(parser.problem_mark.column)
        mark = Mark(beginsAtContext.contains(problem) ? parser.context_mark : parser.problem_mark)
    }

    var isTab: Bool {
        character == "\t" && (problem.contains("a tab") || problem == "found character that cannot start any token")
    }

    var message: String { words.message + beginning }

    var hint: String? { words.hint }

    private var words: (message: String, hint: String?) {
        if isTab { return ("found a tab where only spaces may indent", "indent with spaces") }
        let isInsideLine = before.contains { $0 != " " }
        switch problem {
        case "did not find expected key" where isInsideLine, "did not find expected '-' indicator" where isInsideLine:
            return ("expected the end of the line after a value", "put the whole value in quotes")
        case "mapping values are not allowed in this context" where !before.contains(":"):
            return ("found ':' in a value that began above", "check the indentation, and write a space after each ':'")
        case "found character that cannot start any token":
            return ("a value cannot begin with \(found)", "put the value in quotes")
        case "did not find expected node content": return ("expected a value, found \(found)", nil)
        default: return plainWords[problem] ?? (problem, nil)
        }
    }

    private var found: String { character.map { "'\($0)'" } ?? "the end of the text" }

    /// Where the thing begins that was being read, when that is on another line.
    private var beginning: String {
        guard contextMark.line < mark.line, let thing = things.first(where: { context.hasSuffix($0.libyaml) }) else {
            return ""
        }
        return " in the \(thing.ours) that begins on line \(contextMark.line)"
    }
}

/// Problems that libyaml sees long after the place where something is missing.
private let beginsAtContext: Set<String> = [
    "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator",
]

private let things: [(libyaml: String, ours: String)] = [
    ("mapping", "mapping"), ("sequence", "list"), ("collection", "list"),
]

private let plainWords: [String: (message: String, hint: String?)] = [
    "could not find expected ':'": ("expected ':' after a key", nil),
    "did not find expected key": ("expected a key", "the keys of a mapping begin in the same column"),
    "did not find expected '-' indicator": ("expected '- '", "the items of a list begin in the same column"),
    "did not find expected ',' or ']'": ("expected ',' or ']'", nil),
    "did not find expected ',' or '}'": ("expected ',' or '}'", nil),
    "did not find expected <document start>": (
        "expected the end of the document", "a document has one value; the next one begins with '---'"
    ),
    "mapping values are not allowed in this context": (
        "found a second ':' in a line", "put the value in quotes, or the second key on a line of its own"
    ),
    "mapping keys are not allowed in this context": ("a key cannot begin here", nil),
    "block sequence entries are not allowed in this context": (
        "a list cannot begin here", "put its first '- ' on a line of its own"
    ),
    "found unexpected end of stream": ("the closing quote is missing", nil),
    "found unexpected document indicator": ("the closing quote is missing", nil),
    "found unknown escape character": (
        "unknown escape in double quotes", "write a backslash as \\\\, or use single quotes"
    ),
    "did not find expected hexdecimal number": ("expected hexadecimal digits in an escape", nil),
    "found invalid Unicode character escape code": ("the escape is not a character", nil),
    "found undefined tag handle": ("unknown tag", "put the value in quotes if it is text that begins with '!'"),
    "did not find expected comment or line break": ("expected the end of the line", nil),
    "did not find expected alphabetic or numeric character": (
        "expected a name after '&' or '*'", "put the value in quotes"
    ),
    "found incompatible YAML document": ("this version of YAML is not supported", "leave out the line with %YAML"),
    "found unknown directive name": ("unknown directive", "put the value in quotes if it is text that begins with '%'"),
]

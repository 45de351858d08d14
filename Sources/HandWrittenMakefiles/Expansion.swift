/// What stands where a `$` does, in text that make expands and then hands to the shell.
enum Expansion {
    /// `$(NAME)`, `${NAME}`, `$N`; and `$$NAME`, `$${NAME}`, which is the same where the variable is exported.
    case variable(String)
    /// `$(name argument,argument)`
    case function(String, arguments: [Range<Int>])
    /// `$$(command)`, run by the shell.
    case script(Range<Int>)
    /// `$($(TOOL))`: one of these variables; `$(NAME:a=b)`: that one, where these words may stand in it.
    case oneOf([String], words: [Range<Int>])
    /// `$(FLAGS_$(MODE))`: maybe one of these variables, by their names.
    case maybe([String])
    /// The same, among too many variables.
    case untold(Range<Int>)
    /// Anything else.
    case unknown
}

extension MakeSource {
    private static let functions: Set = [
        "abspath", "addprefix", "addsuffix", "and", "basename", "call", "dir", "error", "eval", "file", "filter",
        "filter-out", "findstring", "firstword", "flavor", "foreach", "if", "info", "intcmp", "join", "lastword", "let",
        "notdir", "or", "origin", "patsubst", "realpath", "shell", "sort", "strip", "subst", "suffix", "value",
        "warning", "wildcard", "word", "wordlist", "words",
    ]

    /// The expansion that begins with the `$` at an index, and where it ends. None where it is not closed.
    func expansion(at dollar: Int, before limit: Int) -> (Expansion, end: Int)? {
        let sign = dollar + 1
        guard sign < limit else { return (.unknown, limit) }
        switch code[sign] {
        case Ascii.dollar: return shellExpansion(at: sign, before: limit)
        case Ascii.open, Ascii.openBrace:
            return closer(of: sign, before: limit).map { (makeExpansion(sign + 1..<$0), $0 + 1) }
        default: return (.variable(string(sign..<sign + 1)), sign + 1)
        }
    }

    private func shellExpansion(at dollar: Int, before limit: Int) -> (Expansion, end: Int)? {
        let sign = dollar + 1
        guard sign < limit else { return (.unknown, limit) }
        switch code[sign] {
        case Ascii.open:
            guard let closer = closer(of: sign, before: limit) else { return nil }
            let content = sign + 1..<closer
            // Text for $(eval) doubles its dollars: $$(GINKGO) is a variable of make's there.
            if content.count <= 128, definitions[string(content)] != nil {
                return (.variable(string(content)), closer + 1)
            }
            // So is $$($(1)_FLAGS).
            if !content.contains(where: { Ascii.isBlank(code[$0]) }), case .maybe(let names) = computed(content) {
                return (.maybe(names), closer + 1)
            }
            return (.script(content), closer + 1)
        case Ascii.openBrace:
            guard let closer = closer(of: sign, before: limit) else { return nil }
            return (shellParameter(sign + 1..<closer), closer + 1)
        default:
            var end = sign
            while end < limit, Ascii.isName(code[end]) { end += 1 }
            return end == sign ? (.unknown, sign) : (.variable(string(sign..<end)), end)
        }
    }

    /// `$${NAME}`; `$${NAME:-words}` and `$${NAME:+words}`, which may stand for those words.
    private func shellParameter(_ content: Range<Int>) -> Expansion {
        guard let nameEnd = content.first(where: { !Ascii.isName(code[$0]) }) else { return .variable(string(content)) }
        if code[nameEnd] == UInt8(ascii: "[") { return .variable(string(content.lowerBound..<nameEnd)) }
        let words = content[nameEnd...].prefix { ":-+=".utf8.contains(code[$0]) }.prefix(2)
        return words.isEmpty ? .unknown : .function("or", arguments: [words.upperBound..<content.upperBound])
    }

    private func makeExpansion(_ content: Range<Int>) -> Expansion {
        let nameEnd = content.first { Ascii.isBlank(code[$0]) || code[$0] == Ascii.dollar || code[$0] == Ascii.colon }
        guard let nameEnd else { return .variable(string(content)) }
        let name = string(content.lowerBound..<nameEnd)
        switch code[nameEnd] {
        case Ascii.colon: return substitution(name, nameEnd + 1..<content.upperBound)
        case Ascii.dollar: return computed(content)
        default:
            guard Self.functions.contains(name) else { return .unknown }
            return .function(name, arguments: arguments(nameEnd + 1..<content.upperBound))
        }
    }

    /// `$(NAME:a=b)`
    private func substitution(_ name: String, _ rule: Range<Int>) -> Expansion {
        guard definitions[name] != nil, let sign = rule.first(where: { code[$0] == Ascii.equals }) else {
            return .variable(name)
        }
        return .oneOf([name], words: [sign + 1..<rule.upperBound])
    }

    /// More variables than Makefiles have among which a name is looked for.
    private static let maxNames = 512
    /// More variables than a computed name chooses from. Each of them is read for each reference, so that the time would
    /// be their product.
    private static let maxChoices = 16

    /// `$(FLAGS_$(MODE))`, `$($(TOOL))`: whatever variable may be meant.
    private func computed(_ content: Range<Int>) -> Expansion {
        guard let first = content.first(where: { code[$0] == Ascii.dollar }), content.count <= 128,
            let (inner, end) = expansion(at: first, before: content.upperBound)
        else { return .unknown }
        if first == content.lowerBound, end == content.upperBound {
            guard case .variable(let name) = inner else { return .unknown }
            let names = definitions[name]?.map { string($0.value) }.filter { definitions[$0] != nil } ?? []
            return names.isEmpty ? .unknown : .oneOf(names, words: [])
        }
        guard definitions.count <= Self.maxNames else { return .untold(content) }
        let start = code[content.lowerBound..<first]
        let last = content.lastIndex { code[$0] == Ascii.close || code[$0] == Ascii.closeBrace }
        let rest = code[(last.map { $0 + 1 } ?? end)..<content.upperBound]
        let names = definitions.keys.lazy.filter {
            $0.utf8.count > start.count + rest.count && $0.utf8.starts(with: start)
                && $0.utf8.reversed().starts(with: rest.reversed())
        }.prefix(Self.maxChoices + 1)
        guard names.count <= Self.maxChoices else { return .untold(content) }
        return names.isEmpty ? .unknown : .maybe(names.sorted())
    }

    private func arguments(_ range: Range<Int>) -> [Range<Int>] {
        var arguments: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let closer = closer(of: index, before: range.upperBound) { index = closer }
            if code[index] == Ascii.comma {
                arguments.append(start..<index)
                start = index + 1
            }
            index += 1
        }
        return arguments + [start..<range.upperBound]
    }
}

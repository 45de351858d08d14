/// Reads a Makefile line by line, as GNU make's manual describes it under "What Makefiles Contain".
struct MakeReader {
    enum Part {
        case recipe(Range<Int>)
        case definition(String, MakeDefinition)
        case other(Range<Int>)
        case include(MakeInclude)
        /// The variables that `export` names; none if it means all.
        case export([String])
    }

    private(set) var code: [UInt8]
    private var position = 0
    private var isInRule = false
    private(set) var isOneShell = false
    private var ruleCount = 0
    /// The rule of each recipe line.
    private var rules: [Int] = []
    /// The lookahead.
    private var pending: Part?
    private var recipePrefix = Ascii.tab

    init(_ bytes: [UInt8]) { code = bytes }

    mutating func next() -> Part? {
        if let part = pending {
            pending = nil
            return part
        }
        while position < code.count {
            let line = LogicalLine(in: code, from: position)
            position = line.next
            if isInRule, code[line.range.lowerBound..<line.next].first == recipePrefix {
                join(line, recipe: true)
                rules.append(ruleCount)
                return .recipe(line.range.lowerBound + 1..<max(line.range.lowerBound + 1, line.range.upperBound))
            }
            join(line, recipe: false)
            blankComment(in: line.range)
            if let part = read(trimmed(line.range)) { return part }
        }
        return nil
    }

    private mutating func read(_ line: Range<Int>) -> Part? {
        guard !line.isEmpty else { return nil }
        switch firstWord(line) {
        case "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif": return nil
        case "undefine", "vpath":
            isInRule = false
            return nil
        case let word where ["include", "-include", "sinclude"].contains(word):
            isInRule = false
            let names = trimmed(line.lowerBound + word.utf8.count..<line.upperBound)
            return .include(MakeInclude(names: names, isOptional: word != "include"))
        default: break
        }
        let statement = withoutModifiers(line)
        if firstWord(statement) == "define" {
            isInRule = false
            return readDefine(trimmed(statement.lowerBound + "define".utf8.count..<statement.upperBound))
        }
        if let assignment = MakeAssignment(code, statement) {
            isInRule = false
            if assignment.name == ".RECIPEPREFIX" {
                recipePrefix = assignment.value.isEmpty ? Ascii.tab : code[assignment.value.lowerBound]
            }
            if exports(line) { pending = .export([assignment.name]) }
            return .definition(assignment.name, assignment.definition)
        }
        if exports(line), firstIndex(of: Ascii.colon, in: line) == nil {
            return .export(string(statement).split(whereSeparator: \.isWhitespace).map(String.init))
        }
        return readRule(line)
    }

    private func exports(_ line: Range<Int>) -> Bool {
        let word = firstWord(line)
        return word == "export" || (word == "override" && string(line).contains("export"))
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    /// Joins recipes as `.ONESHELL` does: the lines of each are one script.
    mutating func joined(_ recipes: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for (index, line) in recipes.enumerated() {
            guard let last = joined.last, rules[index] == rules[index - 1] else {
                joined.append(line)
                continue
            }
            // Comments and conditionals in between are not part of it.
            for index in last.upperBound..<line.lowerBound { code[index] = Ascii.newline }
            joined[joined.count - 1] = last.lowerBound..<line.upperBound
        }
        return joined
    }

    private mutating func readRule(_ line: Range<Int>) -> Part? {
        guard let colon = firstIndex(of: Ascii.colon, in: line) else { return .other(line) }
        isInRule = true
        if firstWord(line).hasPrefix(".ONESHELL") { isOneShell = true }
        ruleCount += 1
        var afterColons = colon + 1
        while afterColons < line.upperBound, code[afterColons] == Ascii.colon { afterColons += 1 }
        if let assignment = MakeAssignment(code, withoutModifiers(trimmed(afterColons..<line.upperBound))) {
            isInRule = false
            return .definition(assignment.name, assignment.definition)
        }
        guard let semicolon = firstIndex(of: Ascii.semicolon, in: afterColons..<line.upperBound) else { return nil }
        rules.append(ruleCount)
        return .recipe(semicolon + 1..<line.upperBound)
    }

    private mutating func readDefine(_ head: Range<Int>) -> Part? {
        let body = position
        var depth = 1
        while position < code.count {
            let line = LogicalLine(in: code, from: position)
            let first = code[line.range.lowerBound] == recipePrefix ? "" : firstWord(trimmed(line.range))
            depth += first == "define" ? 1 : first == "endef" ? -1 : 0
            position = line.next
            guard depth > 0 else {
                let value = body..<max(body, line.range.lowerBound - 1)
                let assignment = MakeAssignment(code, head)
                let name = assignment?.name ?? firstWord(head)
                return .definition(name, MakeDefinition(value: value, appends: assignment?.appends ?? false))
            }
            join(line, recipe: true)
            if line.range.upperBound < line.next - 1 { code[line.range.upperBound] = Ascii.space }
        }
        return nil
    }

    private mutating func join(_ line: LogicalLine, recipe: Bool) {
        for joint in line.joints {
            for index in joint { code[index] = recipe ? Ascii.nul : Ascii.space }
            if recipe, joint.upperBound < code.count, code[joint.upperBound] == recipePrefix {
                code[joint.upperBound] = Ascii.nul
            }
        }
    }

    private mutating func blankComment(in line: Range<Int>) {
        guard let hash = firstIndex(of: Ascii.hash, in: line) else { return }
        for index in hash..<line.upperBound { code[index] = Ascii.space }
    }

    /// The first word of a range that is trimmed; no word that means something to make is longer than 64 bytes.
    private func firstWord(_ range: Range<Int>) -> String {
        let start = range.prefix(64)
        let end = start.first { Ascii.isBlank(code[$0]) } ?? start.upperBound
        return String(decoding: code[start.lowerBound..<end], as: UTF8.self)
    }

    /// What follows `export` and the like, which may stand before an assignment.
    private func withoutModifiers(_ line: Range<Int>) -> Range<Int> {
        var rest = line
        while ["export", "unexport", "override", "private"].contains(firstWord(rest)) {
            let word = firstWord(rest).utf8.count
            rest = trimmed(rest.lowerBound + word..<rest.upperBound)
        }
        return rest
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = range.first { !Ascii.isBlank(code[$0]) } ?? range.upperBound
        let end = range.last { !Ascii.isBlank(code[$0]) } ?? start - 1
        return start..<end + 1
    }

    /// The first of that character which is neither escaped nor in a reference to a variable.
    private func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        var depth = 0
        var isEscaped = false
        for index in range {
            let current = code[index]
            if depth == 0, current == byte, !isEscaped { return index }
            isEscaped = current == Ascii.backslash && !isEscaped
            let follows = index > range.lowerBound && code[index - 1] == Ascii.dollar
            if current == Ascii.open || current == Ascii.openBrace {
                if depth > 0 || follows { depth += 1 }
            } else if current == Ascii.close || current == Ascii.closeBrace {
                depth = max(0, depth - 1)
            }
        }
        return nil
    }
}

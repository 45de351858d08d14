// The programs that a command may begin with.
extension FlagSearch {
    mutating func program(_ word: ShellWord) -> Set<CommandState> {
        // The prefixes of a recipe line, and what hides them: $(Q)ginkgo.
        let text = word.text.drop { $0 == ShellWord.placeholder || "@+-".utf8.contains($0) }
        let name = String(decoding: text, as: UTF8.self)
        if name.isEmpty { return word.expansions.reduce([.program]) { expand($1, from: $0) } }
        if ProgramName.keywords.contains(name) { return [.program] }
        if isAssignment(name) {
            setVariable(word)
            return [.program]
        }
        if ProgramName.isGinkgo(name) { return [.ginkgo] }
        let last = name.split(separator: "/").last.map(String.init) ?? name
        if let wrapper = CommandWrapper(rawValue: last) { return [.wrapper(wrapper)] }
        if last == "go" { return [.go] }
        if last == "make" || last == "gmake" { return [.make] }
        // $(BIN)/$(NAME)
        if last.utf8.elementsEqual([ShellWord.placeholder]), let expansion = word.expansions.last {
            return expand(expansion, from: [.program]).contains(.ginkgo) ? [.ginkgo, .other] : [.other]
        }
        return [.other]
    }

    mutating func operand(_ word: ShellWord, of wrapper: CommandWrapper) -> Set<CommandState> {
        if word.text.first == Ascii.dash {
            return [wrapper.optionsWithValue.contains(word.string) ? .wrapperValue(wrapper) : .wrapper(wrapper)]
        }
        return wrapper == .timeout ? [.program] : program(word)
    }

    private func isAssignment(_ word: String) -> Bool {
        guard let sign = word.utf8.firstIndex(of: Ascii.equals), let first = word.utf8.first else { return false }
        return !Ascii.isDigit(first) && sign > word.startIndex && word.utf8[..<sign].allSatisfy(Ascii.isName)
    }

    /// `GINKGO_FLAGS="-p"` before a command or among make's arguments, and `FLAGS="-p"; ginkgo $$FLAGS`.
    mutating func setVariable(_ word: ShellWord) {
        let content = word.content
        guard let sign = content.first(where: { source.code[$0] == Ascii.equals }) else { return }
        let name = source.string(content.lowerBound..<sign)
        var value = sign + 1..<content.upperBound
        if value.count > 1, let first = value.first, "\"'".utf8.contains(source.code[first]),
            source.code[value.upperBound - 1] == source.code[first]
        {
            value = first + 1..<value.upperBound - 1
        }
        // A recipe that sets a variable more often is none that somebody wrote.
        shellValues[name] = (shellValues[name] ?? []).suffix(3) + [value]
        // Within a value that is being read, the same may be set again and again.
        if shellDepth > 0, !innerShellValues.insert(value).inserted { return }
        knownShellValues += 1
        if ProgramName.isGinkgoArguments(name) { _ = run(value, from: [.ginkgo]) }
    }
}

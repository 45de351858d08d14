// Arguments of `go`, and variables passed to make.
extension FlagSearch {
    mutating func goArgument(_ word: ShellWord) -> Set<CommandState> {
        if word.text.first == Ascii.dash {
            return settled(word, [ProgramName.goOptionsWithValue.contains(word.string) ? .goGlobalValue : .go])
        }
        switch word.string {
        case "run", "tool": return [.goPackage]
        case "test": return [.tests]
        default: return [.harmless]
        }
    }

    mutating func goPackage(_ word: ShellWord) -> Set<CommandState> {
        // $(PACKAGE)@v2.1.0
        if word.text.starts(with: [ShellWord.placeholder, Ascii.at]) {
            return expand(word.expansions[0], from: [.goPackage])
        }
        if word.text.first == Ascii.dash {
            return settled(word, [ProgramName.goOptionsWithValue.contains(word.string) ? .goValue : .goPackage])
        }
        let package = word.string
        if ProgramName.isGinkgo(package) { return [.ginkgo(GinkgoVersion(package: package) ?? version)] }
        return [.unknown(startUnknown(word, package, isScript: ProgramName.isScript(package)))]
    }

    mutating func makeArgument(_ word: ShellWord, _ target: MakeTarget) -> Set<CommandState> {
        if word.text.first == Ascii.dash {
            notes.settle(word.range)
            switch word.string {
            case "-C", "-f", "--directory", "--file", "--makefile": return [.makeValue]
            case let option where option.hasPrefix("-C") || option.hasPrefix("-f") || option.hasPrefix("--directory="):
                return makeElsewhere()
            default: return [.make(target)]
            }
        }
        if isAssignment(word.string) { setVariable(word, ofMake: true) }
        if target == .other { handCounts(to: "another Makefile") }
        return [.make(target)]
    }

    /// What is left to the arguments of a make that reads another Makefile, which gets the counts of its environment.
    mutating func makeElsewhere() -> Set<CommandState> {
        handCounts(to: "another Makefile")
        return [.make(.other)]
    }

    func isAssignment(_ word: String) -> Bool {
        guard let sign = word.utf8.firstIndex(of: Ascii.equals), let first = word.utf8.first else { return false }
        return !Ascii.isDigit(first) && sign > word.startIndex
            && word.utf8[..<sign].allSatisfy { Ascii.isName($0) || $0 == UInt8(ascii: "+") }
    }

    /// `GINKGO_FLAGS="-p"` before a command or among make's arguments, and `FLAGS="-p"; ginkgo $$FLAGS`.
    mutating func setVariable(_ word: ShellWord, ofMake: Bool = false) {
        let content = word.content
        guard let sign = content.first(where: { source.code[$0] == Ascii.equals }) else { return }
        // The prefixes of a recipe line are not part of the name, nor is the + of +=.
        let nameEnd = sign > content.lowerBound && source.code[sign - 1] == UInt8(ascii: "+") ? sign - 1 : sign
        let nameStart = (content.lowerBound..<nameEnd).last { !Ascii.isName(source.code[$0]) }.map { $0 + 1 }
        let name = source.string((nameStart ?? content.lowerBound)..<nameEnd)
        var value = sign + 1..<content.upperBound
        // ARGUMENTS=(-v -p)
        if value.isEmpty, sign + 1 < source.code.count, source.code[sign + 1] == Ascii.open,
            let closer = source.closer(of: sign + 1, before: source.code.count)
        {
            value = sign + 2..<closer
        }
        if value.count > 1, let first = value.first, "\"'".utf8.contains(source.code[first]),
            source.code[value.upperBound - 1] == source.code[first]
        {
            value = first + 1..<value.upperBound - 1
        }
        noteCount(name, value, word.range)
        if ofMake { makeArguments.append((name, value)) }
        if nameEnd < sign { addedShellValues.insert(value) }
        // A hand-written recipe does not set a variable more often.
        shellValues[name] = (shellValues[name] ?? []).suffix(3) + [value]
        // Within a value that is being read, the same may be set again and again.
        if shellDepth > 0, !innerShellValues.insert(value).inserted { return }
        knownShellValues += 1
        if ProgramName.isGinkgoArguments(name) { _ = run(value, from: [.ginkgo(version)]) }
    }
}

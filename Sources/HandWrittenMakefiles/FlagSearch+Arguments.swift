// The arguments of a ginkgo command.
extension FlagSearch {
    mutating func argument(_ word: ShellWord, _ version: GinkgoVersion) -> CommandState {
        // What follows is for the tests.
        if isDashes(word) { return .tests }
        guard let flag = GinkgoFlag(word, version) else {
            if word.text.first == ShellWord.placeholder, ["@", "*"].contains(word.string.dropFirst()) {
                handsOnArguments = true
            }
            if isComputedFlag(word) { notes.list(word.range) }
            notes.settle(word.range)
            return .ginkgo(version)
        }
        switch flag.meaning {
        case .serial: break
        case .numberFollows: return .number(flag: word.content, replacement: flag.replacement, version)
        case .parallel: record(FlagEdit(range: word.content, new: flag.replacement))
        case .unfinished: notes.doubt(word.range)
        case .computed: notes.list(word.range)
        case .valueFollows:
            notes.settle(word.range)
            return .ginkgoValue(version)
        case .other: notes.settle(word.range)
        }
        return .ginkgo(version)
    }

    mutating func number(
        _ word: ShellWord, of flag: Range<Int>, _ replacement: String, _ version: GinkgoVersion
    ) -> CommandState {
        guard word.text.allSatisfy({ Ascii.isDigit($0) || $0 == ShellWord.placeholder }) else {
            notes.doubt(flag)
            return argument(word, version)
        }
        if word.string == "1" { return .ginkgo(version) }
        // A digit just before a redirection would be the descriptor that is redirected.
        let one = word.isRedirected ? "\"1\"" : "1"
        let between = flag.upperBound..<max(flag.upperBound, word.range.lowerBound)
        if !between.isEmpty, between.allSatisfy(isSeparator) {
            let new = replacement + String(decoding: source.bytes[between], as: UTF8.self) + one
            record(FlagEdit(range: flag.lowerBound..<word.range.upperBound, new: new))
        } else {
            record(FlagEdit(range: word.range, new: one))
        }
        return .ginkgo(version)
    }

    /// `$(DASHES)procs=4`, `$$'-p'`, `{-p,-v}`
    private func isComputedFlag(_ word: ShellWord) -> Bool {
        if word.text.first == UInt8(ascii: "{") { return word.text.contains(Ascii.dash) }
        guard word.text.first == ShellWord.placeholder else { return false }
        let name = word.text.drop { $0 == ShellWord.placeholder || $0 == Ascii.dash }
        return name.elementsEqual("p".utf8) || ["procs", "nodes"].contains { name.starts(with: $0.utf8) }
    }

    /// An argument of the tests, or of the `go test` that runs them.
    mutating func testArgument(_ word: ShellWord) -> CommandState {
        let name = word.text.drop { $0 == Ascii.dash }
        if word.text.first == Ascii.dash, name.starts(with: "ginkgo.".utf8) {
            notes.doubt(word.range)
        } else if enclosing.isEmpty {
            notes.settle(word.range)
        }
        return .tests
    }

    private func isSeparator(_ index: Int) -> Bool {
        let byte = source.code[index]
        return (Ascii.isBlank(byte) || "\"'".utf8.contains(byte)) && source.bytes[index] < 0x80
    }
}

// The arguments of a ginkgo command.
extension FlagSearch {
    mutating func argument(_ word: ShellWord) -> CommandState {
        guard word.text.first == Ascii.dash else { return .ginkgo }
        // What follows is for the tests.
        if word.text == [Ascii.dash, Ascii.dash] { return .other }
        guard let flag = GinkgoFlag(word) else { return .ginkgo }
        switch flag.meaning {
        case .serial: return .ginkgo
        case .numberFollows: return .number(flag: word.content, replacement: flag.replacement)
        case .parallel:
            record(FlagEdit(range: word.content, new: flag.replacement))
            return .ginkgo
        }
    }

    mutating func number(_ word: ShellWord, of flag: Range<Int>, _ replacement: String) -> CommandState {
        if word.text.first == Ascii.dash { return argument(word) }
        if word.string == "1" { return .ginkgo }
        // A digit just before a redirection would be the descriptor that is redirected.
        let one = word.isRedirected ? "\"1\"" : "1"
        let between = flag.upperBound..<max(flag.upperBound, word.range.lowerBound)
        if !between.isEmpty, between.allSatisfy(isSeparator) {
            let new = replacement + String(decoding: source.bytes[between], as: UTF8.self) + one
            record(FlagEdit(range: flag.lowerBound..<word.range.upperBound, new: new))
        } else {
            record(FlagEdit(range: word.range, new: one))
        }
        return .ginkgo
    }

    private func isSeparator(_ index: Int) -> Bool {
        let byte = source.code[index]
        return (Ascii.isBlank(byte) || "\"'".utf8.contains(byte)) && source.bytes[index] < 0x80
    }
}

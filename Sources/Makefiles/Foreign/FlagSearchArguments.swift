// The arguments of a ginkgo command.
extension FlagSearch {
    mutating func argument(_ word: ShellWord, _ version: GinkgoVersion) -> CommandState {
        // What follows is for the tests.
        if isDashes(word) { return .harmless }
        guard let flag = GinkgoFlag(word, version) else {
            notes.settle(word.range)
            return .ginkgo(version)
        }
        switch flag.meaning {
        case .serial: break
        case .numberFollows: return .number(flag: word.content, replacement: flag.replacement, version)
        case .parallel: record(FlagEdit(range: word.content, new: flag.replacement))
        case .unfinished: notes.doubt(word.range)
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
        if word.text.first == Ascii.dash { return argument(word, version) }
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

    private func isSeparator(_ index: Int) -> Bool {
        let byte = source.code[index]
        return (Ascii.isBlank(byte) || "\"'".utf8.contains(byte)) && source.bytes[index] < 0x80
    }
}

/// A flag that decides ginkgo's number of processes, as Go's package `flag` reads it: one dash or two, `-name=value`
/// or `-name value`.
struct GinkgoFlag: Equatable {
    enum Meaning: Equatable {
        case serial
        /// The number is the next word.
        case numberFollows
        case parallel
    }

    var meaning: Meaning
    /// What asks for one process; before the number where that follows.
    var replacement: String

    init?(_ word: ShellWord) {
        guard word.text.first == Ascii.dash else { return nil }
        let dashes = word.text.starts(with: "--".utf8) ? "--" : "-"
        let parts = word.text.dropFirst(dashes.count)
            .split(separator: Ascii.equals, maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil
        switch String(decoding: parts[0], as: UTF8.self) {
        case "procs", "nodes":
            replacement = dashes + (value == nil ? "procs" : "procs=1")
            meaning = value == nil ? .numberFollows : value == "1" ? .serial : .parallel
        case "p":
            replacement = "--procs=1"
            // The values that Go's strconv.ParseBool takes for false.
            meaning = ["0", "f", "F", "false", "FALSE", "False"].contains(value) ? .serial : .parallel
        default: return nil
        }
    }
}

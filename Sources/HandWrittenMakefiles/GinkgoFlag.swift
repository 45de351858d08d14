/// A ginkgo flag, as parsed by Go's package `flag`: one dash or two, `-name=value` or `-name value`.
struct GinkgoFlag: Equatable {
    enum Meaning: Equatable {
        /// Not a process flag, and complete.
        case other
        /// Not a process flag; its value is the next word.
        case valueFollows
        case serial
        /// The number is the next word.
        case numberFollows
        case parallel
        /// The number follows without a space: `--procs=$(N)` with `--procs=` in a separate variable.
        case unfinished
        /// Which flag it is only make or the shell can tell: `-$(FLAG)`, `-{p,v}`.
        case computed
    }

    var meaning: Meaning
    /// What asks for one process; before the number where that follows.
    var replacement = ""

    init?(_ word: ShellWord, _ version: GinkgoVersion) {
        guard word.text.first == Ascii.dash else { return nil }
        let dashes = word.text.starts(with: "--".utf8) ? "--" : "-"
        let parts = word.text.dropFirst(dashes.count)
            .split(separator: Ascii.equals, maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil
        let name = String(decoding: parts[0], as: UTF8.self)
        switch name {
        case "procs", "nodes":
            // A flag keeps its name unless Ginkgo 1 does not have it.
            let flag = dashes + (version == .one ? "nodes" : name)
            replacement = value == nil ? flag : flag + "=1"
            meaning =
                switch value {
                case nil: .numberFollows
                case "1": .serial
                case "": .unfinished
                default: .parallel
                }
        case "p":
            replacement = version.serialFlag
            // The values that Go's strconv.ParseBool takes for false.
            meaning = ["0", "f", "F", "false", "FALSE", "False"].contains(value) ? .serial : .parallel
        case let name where name.utf8.first.map({ [ShellWord.placeholder, UInt8(ascii: "{")].contains($0) }) ?? false:
            meaning = .computed
        default: meaning = value == nil && Self.withValue.contains(name) ? .valueFollows : .other
        }
    }

    /// Whether it sets the process count.
    var isAboutProcesses: Bool { meaning != .other && meaning != .valueFollows }

    /// The flags of `ginkgo run` of both versions that are not switches.
    private static let withValue: Set = [
        "after-run-hook", "afterSuiteHook", "asmflags", "blockprofile", "blockprofilerate", "buildmode", "compiler",
        "compilers", "covermode", "coverpkg", "coverprofile", "cpuprofile", "depth", "execution-trace", "exec",
        "flake-attempts", "flakeAttempts", "focus", "focus-file", "gccgoflags", "gcflags", "gojson-report",
        "grace-period", "installsuffix", "json-report", "junit-report", "label-filter", "ldflags", "memprofile",
        "memprofilerate", "mod", "modfile", "mutexprofile", "mutexprofilefraction", "o", "output-dir",
        "output-interceptor-mode", "outputdir", "overlay", "pgo", "pkgdir", "poll-progress-after",
        "poll-progress-interval", "repeat", "reportFile", "seed", "sem-ver-filter", "skip", "skip-file", "skip-package",
        "skipPackage", "slow-spec-threshold", "slowSpecThreshold", "source-root", "tags", "teamcity-report", "timeout",
        "toolexec", "vet", "watch-regexp", "watchRegExp",
    ]
}

// Unknown programs, and the process counts passed to them.
extension FlagSearch {
    /// - Parameter isScript: whether it is one regardless of its name.
    mutating func startUnknown(_ word: ShellWord, _ name: String, isScript: Bool = false) -> UnknownProgram {
        guard isScript || ProgramName.isScript(name) else { return UnknownProgram(isScript: false, name: shown(word)) }
        handCounts(to: shown(word))
        notes.run(script: shown(word))
        if ProgramName.mentionsGinkgo(word.text) { command.mentionsGinkgo = true }
        return UnknownProgram(isScript: true, name: shown(word))
    }

    /// An argument: ginkgo if the program may run it, a flag, or anything else.
    mutating func argument(_ word: ShellWord, of program: UnknownProgram) -> Set<CommandState> {
        var next = program
        (next.option, next.countFlag) = (.none, nil)
        if let flag = program.countFlag, word.string != "1" { notes.hand(flag, to: program.name) }
        if isDashes(word) {
            command.behindDashes = next
            return [.program]
        }
        // FLAGS_$(1) := -p, in text for $(eval).
        if ["=", ":=", "::=", "?=", "+=", "!="].contains(word.string) { return [.lost] }
        if word.text.first == Ascii.dash {
            note(flag: word, of: program, &next)
            return [.unknown(next)]
        }
        if program.option == .runs {
            if word.isQuoted { _ = runScript(word.content) }
            return self.program(word)
        }
        if ProgramName.isGinkgo(word.string) {
            if program.option == .none { return [.ginkgo(GinkgoVersion(package: word.string) ?? version)] }
            // `--name ginkgo -p` does not run ginkgo, but `--verbose ginkgo -p` does.
            command.mentionsGinkgo = true
            return [.unknown(next)]
        }
        if isAssignment(word.string) {
            setVariable(word)
            if program.isScript { handCounts(to: program.name) }
        }
        return [.unknown(next)]
    }

    private mutating func note(flag word: ShellWord, of program: UnknownProgram, _ next: inout UnknownProgram) {
        let text = word.string
        next.option = Self.runningOptions.contains(text) ? .runs : text.contains("=") || isCluster(text) ? .none : .some
        if command.mentionsGinkgo || handsOnArguments, let flag = GinkgoFlag(word, version), flag.isAboutProcesses {
            if flag.meaning != .serial { notes.doubt(word.range) }
            return
        }
        // set -- -p; ginkgo "$@"
        if program.name == "set", command.behindDashes != nil { return }
        notes.settle(word.range)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].drop { $0 == "-" }
        let isCount =
            name == "procs" || ProcessCountName.isCertain(name, isOfTests: command.mentionsGinkgo)
            || (program.isScript && name.count > 1 && ProcessCountName.matches(name, for: program.name))
        guard isCount else { return }
        if parts.count == 1 {
            next.countFlag = word.range
        } else if isParallel(word.expansions, String(parts[1])) {
            notes.hand(word.range, to: program.name)
        }
    }

    private static let runningOptions: Set = ["-c", "--command", "--run", "--cmd", "-exec", "--exec", "-lc", "-qc"]

    /// `-oL`, `-n10`: a short option with its value.
    private func isCluster(_ option: String) -> Bool { !option.hasPrefix("--") && option.utf8.count > 2 }

    /// A variable among the arguments that by its name is a process count.
    mutating func handOver(_ word: ShellWord, in states: Set<CommandState>) {
        for case .unknown(let program) in states where program.isScript {
            if let flag = program.countFlag, isParallel(word.expansions, "") { notes.hand(flag, to: program.name) }
            guard program.option == .none, case .variable(let name)? = word.expansions.first,
                ProcessCountName.matches(name, for: program.name), isParallel(word.expansions, "")
            else { continue }
            notes.hand(word.range, to: program.name)
        }
    }

    /// Remembers an environment variable that sets a process count.
    mutating func noteCount(_ name: String, _ value: Range<Int>, _ range: Range<Int>) {
        // KIND_PARALLEL is about the tests where e2e.sh gets it.
        guard ProcessCountName.isCertain(name, isOfTests: true) || ProcessCountName.matches(name, for: "") else {
            return
        }
        var lexer = ShellLexer(source, value)
        guard case .word(let word)? = lexer.next(), isParallel(word.expansions, word.string) else { return }
        command.counts.append((name, range))
        if command.isExport { exportedCounts.append((name, range)) }
    }

    /// Records the counts in the command's environment for the program that gets them.
    mutating func handCounts(to program: String) {
        for (name, range) in command.counts + exportedCounts where ProcessCountName.matches(name, for: program) {
            notes.hand(range, to: program)
        }
        command.counts = []
    }

    /// Whether a value may mean more than one process: not `1`, nor a variable that is always 1.
    func isParallel(_ expansions: [Expansion], _ text: String) -> Bool {
        guard expansions.count == 1, text.utf8.allSatisfy({ $0 == ShellWord.placeholder }) else {
            return !["1", "", "0", "false"].contains(text)
        }
        guard case .variable(let name) = expansions[0], let definitions = source.definitions[name] else { return true }
        // With an empty value the program decides.
        return !definitions.allSatisfy { source.string($0.value) == "1" }
    }

    /// A program as shown in messages, without the prefixes of a recipe line.
    private func shown(_ word: ShellWord) -> String {
        let text = source.bytes[word.range].drop { "@+-".utf8.contains($0) }
        return String(decoding: text.prefix(80), as: UTF8.self)
    }
}

// Make functions that compute a program's name, or ginkgo flags.
extension FlagSearch {
    mutating func call(_ arguments: [Range<Int>], from states: Set<CommandState>) -> Set<CommandState> {
        let name = MakeReferences.name(arguments[0], in: source)
        if source.definitions[name] != nil { return expand(name, from: states) }
        // $(call tool,ginkgo), with tools defined elsewhere.
        let isGinkgo =
            states.contains(.program)
            && arguments.dropFirst().contains {
                ProgramName.isGinkgo(MakeReferences.name($0, in: source))
            }
        return isGinkgo ? [.ginkgo(version)] : expand(name, from: states)
    }

    /// Functions that change words, or join them.
    mutating func compute(
        _ function: String, _ arguments: [Range<Int>], from states: Set<CommandState>
    ) -> Set<CommandState> {
        let others = states.filter(\.isGinkgo)
        var after = others.isEmpty ? [] : flags(function, arguments, from: others)
        for state in states.subtracting(others) {
            let outcomes = arguments.reduce(into: Set<CommandState>()) { $0.formUnion(run($1, from: [state])) }
            let ginkgo = outcomes.filter(\.isGinkgo)
            after.formUnion(ginkgo.isEmpty ? outcomes : ginkgo)
        }
        return after
    }

    private mutating func flags(
        _ function: String, _ arguments: [Range<Int>], from states: Set<CommandState>
    ) -> Set<CommandState> {
        let isJoin = function == "addprefix" || function == "join"
        // $(addprefix --procs=,$(N)): the number is the other argument.
        if isJoin, arguments.count == 2, let flag = firstFlag(arguments[0]), flag.meaning == .unfinished {
            notes.settle(arguments[0])
            if source.string(arguments[1]) != "1" { record(FlagEdit(range: arguments[1], new: "1")) }
            return states
        }
        if function == "join" {
            for text in arguments { notes.doubt(text) }
            return states
        }
        if function == "addprefix" || function == "addsuffix" {
            notes.doubt(arguments[0])
            // $(addprefix -,p)
            if source.code[arguments[0]].allSatisfy({ $0 == Ascii.dash }) { notes.list(arguments[0]) }
            // A flag whose number would be the next word has something added to it.
            let after = run(arguments[arguments.count - 1], from: states)
            return states.union(after.filter(\.isGinkgo))
        }
        return arguments.reduce(states) { $0.union(run($1, from: states)) }
    }

    private func firstFlag(_ text: Range<Int>) -> GinkgoFlag? {
        var lexer = ShellLexer(source, text)
        guard case .word(let word)? = lexer.next() else { return nil }
        return GinkgoFlag(word, version)
    }
}

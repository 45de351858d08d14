// The effect of a word on each state.
extension FlagSearch {
    mutating func advance(_ state: CommandState, over word: ShellWord) -> Set<CommandState> {
        switch state {
        case .program: return program(word)
        case .wrapper(let wrapper): return operand(word, of: wrapper)
        case .wrapperValue(let wrapper): return settled(word, [.wrapper(wrapper)])
        case .joined: return run(word.content, from: [.program])
        case .shell(let runsText): return shellArgument(word, runsText: runsText)
        case .shellValue(let runsText): return settled(word, [.shell(runsText: runsText)])
        case .container(let stage): return containerArgument(word, stage)
        case .containerProgram:
            return word.text.first == Ascii.dash ? argument(word, of: UnknownProgram(isScript: true)) : program(word)
        case .untilDashes:
            // gcloud compute ssh --command "ginkgo -p"
            if word.isQuoted, ProgramName.mentionsGinkgo(word.text) {
                notes.doubt(word.range)
                return [.untilDashes]
            }
            return settled(word, [isDashes(word) ? .program : .untilDashes])
        case .find: return settled(word, [["-exec", "-execdir", "-ok"].contains(word.string) ? .program : .find])
        case .go: return goArgument(word)
        case .goGlobalValue: return settled(word, [.go])
        case .goPackage: return goPackage(word)
        case .goValue: return settled(word, [.goPackage])
        case .ginkgo(let version): return [argument(word, version)]
        case .ginkgoValue(let version): return settled(word, [.ginkgo(version)])
        case .number(let flag, let replacement, let version): return [number(word, of: flag, replacement, version)]
        case .make(let target): return makeArgument(word, target)
        case .makeValue: return settled(word, makeElsewhere())
        case .unknown(let program): return argument(word, of: program)
        case .printed:
            command.printed.append(word.range)
            printVariables(in: word)
            return [.printed]
        case .tests: return [testArgument(word)]
        case .harmless: return settled(word, [.harmless])
        case .lost: return [.lost]
        }
    }

    func isDashes(_ word: ShellWord) -> Bool { word.text == [Ascii.dash, Ascii.dash] }

    /// A word that is understood and runs nothing.
    mutating func settled(_ word: ShellWord, _ states: Set<CommandState>) -> Set<CommandState> {
        notes.settle(word.range)
        return states
    }

    /// Remembers that the command names ginkgo.
    mutating func note(mention word: ShellWord) {
        guard !command.mentionsGinkgo else { return }
        command.mentionsGinkgo =
            ProgramName.mentionsGinkgo(word.text)
            || word.expansions.contains {
                if case .variable(let name) = $0 { ProgramName.mentionsGinkgo(name.utf8) } else { false }
            }
    }

    /// A help text in a variable that is printed runs nothing.
    private mutating func printVariables(in word: ShellWord) {
        for case .variable(let name) in word.expansions where notes.print(name) {
            for definition in source.definitions[name] ?? [] { notes.settle(definition.value) }
        }
    }
}

// What stands in a command for something else.
extension FlagSearch {
    mutating func expand(_ expansion: Expansion, from states: Set<CommandState>) -> Set<CommandState> {
        switch expansion {
        case .variable(let name): return expand(name, from: states)
        case .function(let name, let arguments): return expand(name, arguments, from: states)
        case .script, .unknown: return Set(states.map { $0 == .program ? .other : $0 })
        }
    }

    private mutating func expand(
        _ function: String, _ arguments: [Range<Int>], from states: Set<CommandState>
    ) -> Set<CommandState> {
        switch function {
        case "call": return expand(MakeReferences.name(arguments[0], in: source), from: states)
        case "if":
            return arguments.dropFirst().reduce(states) { $0.union(run($1, from: states)) }
        case "or", "and":
            return arguments.reduce(states) { $0.union(run($1, from: states)) }
        case "eval", "strip", "sort", "firstword", "lastword", "filter", "filter-out", "subst", "patsubst":
            return states.union(run(arguments[arguments.count - 1], from: states))
        case "foreach":
            let once = states.union(run(arguments[arguments.count - 1], from: states))
            return once.union(run(arguments[arguments.count - 1], from: once))
        case "shell":
            return Set(states.map { $0 == .program ? (findsGinkgo(arguments[0]) ? .ginkgo : .other) : $0 })
        default: return states
        }
    }

    mutating func expand(_ name: String, from states: Set<CommandState>) -> Set<CommandState> {
        let isParameter = name.allSatisfy(\.isNumber)
        let variable = isParameter ? MakeReferences.parameter(name, of: enclosing.last ?? "") : name
        var after: Set<CommandState> = isParameter ? states : []
        for state in states { after.formUnion(expand(variable, from: state)) }
        for value in shellValues[name] ?? [] { after.formUnion(read(shellValue: value, from: states)) }
        return after
    }

    private mutating func read(shellValue value: Range<Int>, from states: Set<CommandState>) -> Set<CommandState> {
        shellDepth += 1
        defer { shellDepth -= 1 }
        guard shellDepth > 1 else { return run(value, from: states) }
        let visit = ShellVisit(value: value, states: states, known: knownShellValues)
        if let outcome = shellOutcomes[visit] { return outcome }
        shellOutcomes[visit] = states
        let after = run(value, from: states)
        shellOutcomes[visit] = after
        return after
    }

    mutating func expand(_ variable: String, from state: CommandState) -> Set<CommandState> {
        let visit = Visit(variable: variable, state: state)
        if let outcome = outcomes[visit] { return outcome }
        // What a variable that stands for itself is, until more is known.
        outcomes[visit] = [state]
        enclosing.append(variable)
        defer { enclosing.removeLast() }
        var after: Set<CommandState> = []
        for definition in source.definitions[variable] ?? [] {
            let before = definition.appends && !after.isEmpty ? after : [state]
            after.formUnion(run(definition.value, from: before))
        }
        if source.definitions[variable] == nil { after = undefined(variable, in: state) }
        if after.contains(.other), ProgramName.isGinkgoVariable(variable), state == .program { after.insert(.ginkgo) }
        outcomes[visit] = after
        return after
    }

    /// A variable that comes from the environment or an included file; most often it is empty.
    private func undefined(_ variable: String, in state: CommandState) -> Set<CommandState> {
        switch state {
        case .program where variable == "GO": return [.go]
        case .program where variable == "MAKE": return [.make]
        case .program where ProgramName.isGinkgoVariable(variable): return [.ginkgo]
        case .program where variable.utf8.contains { !Ascii.isName($0) && $0 != Ascii.dash }: return [.other]
        case .wrapper(.timeout): return [.program]
        default: return [state]
        }
    }

    /// `$(shell which ginkgo)`, `$(shell command -v ginkgo)`
    private func findsGinkgo(_ script: Range<Int>) -> Bool {
        var lexer = ShellLexer(source, script)
        while case .word(let word)? = lexer.next() {
            if ProgramName.isGinkgo(word.string) { return true }
        }
        return false
    }
}

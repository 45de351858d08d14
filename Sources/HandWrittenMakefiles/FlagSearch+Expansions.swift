// What stands in a command for something else.
extension FlagSearch {
    mutating func expand(_ expansion: Expansion, from states: Set<CommandState>) -> Set<CommandState> {
        switch expansion {
        case .variable(let name): return expand(name, from: states)
        case .function(let name, let arguments): return expand(name, arguments, from: states)
        case .oneOf(let names, let words):
            var after = names.reduce(into: Set<CommandState>()) { $0.formUnion(expand($1, from: states)) }
            for word in words { after.formUnion(run(word, from: states)) }
            let ginkgo = after.filter(\.isGinkgo)
            return ginkgo.isEmpty ? after : ginkgo
        case .maybe(let names): return guess(names, from: states)
        case .untold(let name):
            if states.contains(where: \.isGinkgo) { notes.list(name) }
            return expand(.unknown, from: states)
        case .script(let script): return shell(script, from: states)
        case .unknown: return Set(states.map { $0 == .program ? .unknown(UnknownProgram(isScript: true)) : $0 })
        }
    }

    /// A variable that something uses by its name may be meant for that, so that its flags are left to the user.
    private mutating func guess(_ names: [String], from states: Set<CommandState>) -> Set<CommandState> {
        var after = states
        for name in names {
            if !references.named.contains(name) {
                after.formUnion(expand(name, from: states))
            } else if states.contains(where: \.isGinkgo) {
                for definition in source.definitions[name] ?? [] { notes.doubt(definition.value) }
            }
        }
        return after
    }

    private mutating func expand(
        _ function: String, _ arguments: [Range<Int>], from states: Set<CommandState>
    ) -> Set<CommandState> {
        switch function {
        case "call", "value": return call(arguments, from: states)
        case "if":
            return arguments.dropFirst().reduce(states) { $0.union(run($1, from: states)) }
        case "or", "and":
            return arguments.reduce(states) { $0.union(run($1, from: states)) }
        case "eval", "strip", "sort", "firstword", "lastword", "word", "wordlist", "filter", "filter-out":
            return states.union(run(arguments[arguments.count - 1], from: states))
        case "abspath", "realpath", "notdir", "basename", "dir", "wildcard", "addprefix", "addsuffix", "subst",
            "patsubst",
            "join":
            return compute(function, arguments, from: states)
        case "foreach":
            let once = states.union(run(arguments[arguments.count - 1], from: states))
            return once.union(run(arguments[arguments.count - 1], from: once))
        case "shell": return shell(arguments[0].lowerBound..<(arguments.last ?? arguments[0]).upperBound, from: states)
        default: return states
        }
    }

    mutating func expand(_ name: String, from states: Set<CommandState>) -> Set<CommandState> {
        let isParameter = name.allSatisfy(\.isNumber)
        let variable = isParameter ? MakeReferences.parameter(name, of: enclosing.last ?? "") : name
        var after: Set<CommandState> = isParameter ? states : []
        for state in states { after.formUnion(expand(variable, from: state)) }
        for value in shellValues[name] ?? [] {
            let before = addedShellValues.contains(value) ? after : states
            after.formUnion(read(shellValue: value, from: before))
        }
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
            let value = definition.value
            after.formUnion(definition.isShell ? shell(value, from: before) : run(value, from: before))
        }
        if source.definitions[variable] == nil { after = undefined(variable, in: state) }
        if state == .program, ProgramName.isGinkgoVariable(variable), after.contains(where: \.isUnknown) {
            after.insert(.ginkgo(version))
        }
        outcomes[visit] = after
        return after
    }

    /// A variable that comes from the environment or an included file; most often it is empty.
    private mutating func undefined(_ variable: String, in state: CommandState) -> Set<CommandState> {
        switch state {
        case .program:
            if let program = ProgramName.conventional(variable) { return known(program) ?? [state] }
            return variable.utf8.contains { !Ascii.isName($0) && $0 != Ascii.dash } ? [.lost] : [state]
        case .wrapper(let wrapper) where wrapper.operands > 0:
            var rest = wrapper
            rest.operands -= 1
            return [.wrapper(rest)]
        case .wrapper: return undefined(variable, in: .program) == [.ginkgo(version)] ? [.ginkgo(version)] : [state]
        case .unknown(let program) where ProgramName.isGinkgoVariable(variable) && program.option != .some:
            return [.ginkgo(version)]
        case .containerProgram where ProgramName.isGinkgoVariable(variable): return [.ginkgo(version)]
        default: return [state]
        }
    }

    /// The output of a script; only a path to ginkgo is understood: `$(shell which ginkgo)`.
    private mutating func shell(_ script: Range<Int>, from states: Set<CommandState>) -> Set<CommandState> {
        // Its output is among ginkgo's arguments.
        if states.contains(where: \.isGinkgo) { notes.doubt(script) }
        return Set(
            states.map { state in
                switch state {
                case .program, .containerProgram:
                    findsGinkgo(script) ? .ginkgo(version) : .unknown(UnknownProgram(isScript: true))
                case .unknown where findsGinkgo(script): .ginkgo(version)
                default: state
                }
            })
    }

    private func findsGinkgo(_ script: Range<Int>) -> Bool {
        var lexer = ShellLexer(source, script)
        var isLookUp = false
        while let token = lexer.next() {
            guard case .word(let word) = token else { continue }
            let name = ProgramName.lastComponent(word.string)
            isLookUp = isLookUp || ["which", "command", "type", "echo", "whereis", "printf", "go"].contains(name)
            if isLookUp, ProgramName.isGinkgo(word.string) { return true }
        }
        return false
    }
}

extension CommandState {
    fileprivate var isUnknown: Bool {
        switch self {
        case .unknown, .lost: true
        default: false
        }
    }
}

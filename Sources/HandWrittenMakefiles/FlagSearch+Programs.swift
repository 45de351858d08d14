// The programs that a command may begin with.
extension FlagSearch {
    mutating func program(_ word: ShellWord) -> Set<CommandState> {
        // What follows a `--` may be a program, or more of the arguments.
        if let program = command.behindDashes, word.text.first == Ascii.dash { return argument(word, of: program) }
        // The prefixes of a recipe line, and what hides them: $(Q)ginkgo.
        let text = word.text.drop { $0 == ShellWord.placeholder || "@+-".utf8.contains($0) }
        let name = String(decoding: text, as: UTF8.self)
        if name.isEmpty { return word.expansions.reduce([.program]) { expand($1, from: $0) } }
        if ProgramName.keywords.contains(name) {
            if name == "export" { command.isExport = true }
            return [.program]
        }
        if isAssignment(name) {
            setVariable(word)
            return [.program]
        }
        return program(named: name, word)
    }

    private mutating func program(named name: String, _ word: ShellWord) -> Set<CommandState> {
        if ProgramName.isGinkgo(name) { return [.ginkgo(GinkgoVersion(package: name) ?? version)] }
        let last = String(ProgramName.lastComponent(name))
        if last == "cd" || last == "pushd" { isElsewhere = true }
        if let states = known(last) { return states }
        // $(BIN)/$(NAME)
        if last.utf8.elementsEqual([ShellWord.placeholder]), let expansion = word.expansions.last {
            let states = expand(expansion, from: [.program]).filter(\.isGinkgo)
            if !states.isEmpty { return states.union([.unknown(UnknownProgram(isScript: true))]) }
        }
        return [.unknown(startUnknown(word, name))]
    }

    /// The states after a program that is known by name.
    mutating func known(_ name: String) -> Set<CommandState>? {
        if let wrapper = CommandWrapper(name) { return [.wrapper(wrapper)] }
        if ProgramName.printers.contains(name) { return [.printed] }
        if ProgramName.harmless.contains(name) { return [.harmless] }
        if ProgramName.shells.contains(name) { return [.shell(runsText: false)] }
        if ProgramName.containers.contains(name) { return [.container(.subcommand)] }
        if ProgramName.runnersBehindDashes.contains(name) { return [.untilDashes] }
        if ProgramName.isGo(name) { return [.go] }
        switch name {
        case "make", "gmake": return isElsewhere ? makeElsewhere() : [.make(.same)]
        case "eval": return [.joined]
        case "trap": return [.shell(runsText: true)]
        case "find": return [.find]
        case "source", ".": return [.shell(runsText: false)]
        case "ginkgo": return [.ginkgo(version)]
        default: return nil
        }
    }

    mutating func operand(_ word: ShellWord, of wrapper: CommandWrapper) -> Set<CommandState> {
        if isDashes(word) { return [.wrapper(wrapper)] }
        if word.text.first == Ascii.dash {
            let option = word.string
            // Only looks the program up.
            if wrapper.name == "command", ["-v", "-V"].contains(option) { return settled(word, [.harmless]) }
            if wrapper.runsText(option) { return settled(word, [.joined]) }
            return settled(word, [wrapper.takesValue(option) ? .wrapperValue(wrapper) : .wrapper(wrapper)])
        }
        guard wrapper.operands > 0 else {
            return wrapper.joinsWords ? run(word.content, from: [.program]) : program(word)
        }
        var rest = wrapper
        rest.operands -= 1
        if rest.operands == 0, wrapper.joinsWords { return settled(word, [.joined]) }
        return settled(word, [.wrapper(rest)])
    }

    mutating func shellArgument(_ word: ShellWord, runsText: Bool) -> Set<CommandState> {
        let option = word.string
        if word.text.first == Ascii.dash || option.first == "+" {
            let runsText = runsText || (!option.hasPrefix("--") && option.contains("c"))
            let takesValue =
                option.hasSuffix("o") || option.hasSuffix("O") || ["--rcfile", "--init-file"].contains(option)
            return settled(word, [takesValue ? .shellValue(runsText: runsText) : .shell(runsText: runsText)])
        }
        guard runsText else { return [.unknown(startUnknown(word, option, isScript: true))] }
        let outer = exportedCounts
        exportedCounts += command.counts
        _ = runScript(word.content)
        exportedCounts = outer
        return [.harmless]
    }

    mutating func containerArgument(_ word: ShellWord, _ stage: ContainerStage) -> Set<CommandState> {
        let isOption = word.text.first == Ascii.dash
        switch stage {
        case .subcommandValue: return settled(word, [.container(.subcommand)])
        case .subcommand where isOption:
            return settled(word, [.container(ContainerStage.after(globalOption: word.string))])
        case .subcommand:
            guard let next = ContainerStage.after(subcommand: word.string) else { return settled(word, [.harmless]) }
            return [.container(next)]
        case .value(let isEnvironment):
            if isEnvironment { setVariable(word) }
            return settled(word, [.container(.options)])
        case .options where isOption: return settled(word, [.container(ContainerStage.after(option: word.string))])
        case .options:
            // The image's entry point gets the count too.
            handCounts(to: word.string)
            return [.containerProgram]
        }
    }
}

/// Finds ginkgo's process flags by following what make expands and the shell runs.
///
/// A variable may have several values (conditionals, targets), so a place in a command may be in several states; a flag
/// counts where one of them is an argument of ginkgo's.
struct FlagSearch {
    struct Visit: Hashable {
        var variable: String
        var state: CommandState
    }

    /// A value of a shell's variable, by where it stands, read when so many were known.
    struct ShellVisit: Hashable {
        var value: Range<Int>
        var states: Set<CommandState>
        var known: Int
    }

    /// What is known about the current command.
    struct Command {
        /// Whether ginkgo was named other than as the program.
        var mentionsGinkgo = false
        /// Assignments before the program that set a process count.
        var counts: [(name: String, range: Range<Int>)] = []
        var isExport = false
        /// The unknown program whose `--` was read.
        var behindDashes: UnknownProgram?
        /// Printed text, until its destination is known.
        var printed: [Range<Int>] = []
    }

    /// Deeper nesting than anybody writes, and shallow enough for any stack.
    private static let depthLimit = 24

    private(set) var source: MakeSource
    /// The version of a ginkgo that does not indicate its own.
    let version: GinkgoVersion
    let references: MakeReferences
    private var found: [Int: FlagEdit] = [:]
    /// The text understood to run nothing in parallel, and the text not understood, by start position.
    var notes = ReviewNotes()
    var command = Command()
    var outcomes: [Visit: Set<CommandState>] = [:]
    /// What the recipe that is being read has set the shell's variables to.
    var shellValues: [String: [Range<Int>]] = [:]
    /// How many values of the shell's variables were seen in the recipe, and those that were within others.
    var knownShellValues = 0
    var innerShellValues: Set<Range<Int>> = []
    /// Those appended to the variable's value (`+=`).
    var addedShellValues: Set<Range<Int>> = []
    /// What reading those came to: values that name each other would be read again and again.
    var shellOutcomes: [ShellVisit: Set<CommandState>] = [:]
    /// How many of the shell's values are being read within each other.
    var shellDepth = 0
    /// Whether the recipe changed to another directory, where make reads another Makefile.
    var isElsewhere = false
    /// Whether a function or script in the recipe passes its own arguments to ginkgo (`ginkgo "$@"`).
    var handsOnArguments = false
    /// The process counts that the recipe exports.
    var exportedCounts: [(name: String, range: Range<Int>)] = []
    /// Variables that recipes pass to make.
    var makeArguments: [(name: String, value: Range<Int>)] = []
    /// The variables whose values are being read, innermost last.
    var enclosing: [String] = []
    private var depth = 0

    init(_ source: MakeSource, version: GinkgoVersion? = nil) {
        self.source = source
        self.version = GinkgoVersion(text: source.bytes) ?? version ?? .two
        references = MakeReferences(source)
        for parameter in references.parameters { self.source.define(parameter.name, as: parameter.value) }
    }

    /// What would make every ginkgo command serial, in the order of the file.
    mutating func edits() -> [FlagEdit] {
        let commands = source.recipes.map(withoutPrefix) + source.otherLines
        for script in commands + references.shellScripts + source.shellAssignments {
            (shellValues, knownShellValues, innerShellValues, shellOutcomes) = ([:], 0, [], [:])
            exportedCounts = []
            (handsOnArguments, isElsewhere) = (false, false)
            _ = runScript(script)
        }
        if source.runsOtherLanguage {
            for recipe in source.recipes where ProgramName.mentionsGinkgo(source.code[recipe]) { notes.doubt(recipe) }
        }
        for text in references.messages { notes.settle(text) }
        var before = -1
        while found.count > before {
            before = found.count
            searchMakeArguments()
            searchUnused()
        }
        return outermost
    }

    /// A line of a recipe behind its `@`, `-` and `+`: `@# text` is a comment.
    private func withoutPrefix(_ recipe: Range<Int>) -> Range<Int> {
        let start = recipe.first { !"@-+ \t\0".utf8.contains(source.code[$0]) }
        return (start ?? recipe.upperBound)..<recipe.upperBound
    }

    /// A flag within another's value, as in `--procs=$(shell ginkgo -p)`, goes with it.
    private var outermost: [FlagEdit] {
        var edits: [FlagEdit] = []
        for edit in found.values.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = edits.last, last.range.upperBound > edit.range.lowerBound { continue }
            edits.append(edit)
        }
        return edits
    }

    /// Of two edits at one place, the longer one stands.
    mutating func record(_ edit: FlagEdit) {
        if let other = found[edit.range.lowerBound], other.range.upperBound >= edit.range.upperBound { return }
        found[edit.range.lowerBound] = edit
    }

    /// A variable that is unused here may be used by an including or included file. One that by its name
    /// holds ginkgo arguments may be passed to a script.
    private mutating func searchUnused() {
        let used = references.used(outside: outermost.map(\.range))
        for name in source.definitions.keys.sorted() where !name.contains(" ") {
            if !used.contains(name) { _ = expand(name, from: .program) }
            if ProgramName.isGinkgoArguments(name) { _ = expand(name, from: .ginkgo(version)) }
        }
    }

    /// `$(MAKE) e2e ARGS=-p` sets a variable wherever the Makefile uses it.
    private mutating func searchMakeArguments() {
        guard !makeArguments.isEmpty else { return }
        var states: [String: [CommandState]] = [:]
        for visit in outcomes.keys { states[visit.variable, default: []].append(visit.state) }
        for (name, value) in makeArguments {
            for case .ginkgo(let version) in states[name] ?? [] { _ = run(value, from: [.ginkgo(version)]) }
        }
    }

    /// Reads text that is a separate script.
    mutating func runScript(_ text: Range<Int>) -> Set<CommandState> {
        let outer = command
        defer { command = outer }
        command = Command()
        return run(text, from: [.program])
    }

    /// Reads text whose first word is in one of those states; returns the states that what follows it may be in.
    mutating func run(_ text: Range<Int>, from states: Set<CommandState>) -> Set<CommandState> {
        guard depth < Self.depthLimit else {
            if states.contains(where: \.isGinkgo) { notes.list(text) }
            notes.doubt(text)
            return states
        }
        depth += 1
        defer { depth -= 1 }
        if states.contains(where: \.isGinkgo) { notes.reach(text) }
        var lexer = ShellLexer(source, text)
        var states = states
        while let token = lexer.next() {
            switch token {
            case .separator(let kind, let range):
                if kind == .comment { notes.settle(range) }
                endCommand(isSent: kind == .pipe || lexer.isRedirected)
                lexer.isRedirected = false
                states = [.program]
            case .word(let word):
                for case .script(let script) in word.expansions {
                    _ = runScript(script)
                }
                let isProgram = states.contains(.program)
                states = advance(states, over: word)
                if !isProgram { note(mention: word) }
            }
        }
        if lexer.isRedirected { endCommand(isSent: true) }
        if depth == 1 { endCommand(isSent: false) }
        return states
    }

    /// - Parameter isSent: whether printed text goes to a file or another program, which may run it.
    private mutating func endCommand(isSent: Bool) {
        if !isSent { for text in command.printed { notes.settle(text) } }
        command = Command()
    }

    private mutating func advance(_ states: Set<CommandState>, over word: ShellWord) -> Set<CommandState> {
        guard word.isClosed else { return [.lost] }
        if states.count == 1, let state = states.first, !word.consistsOfExpansions { return advance(state, over: word) }
        var after: Set<CommandState> = []
        var expanded: Set<CommandState> = []
        for state in states {
            if word.consistsOfExpansions, state.readsExpansions {
                expanded.insert(state)
            } else {
                after.formUnion(advance(state, over: word))
            }
        }
        guard !expanded.isEmpty else { return after }
        handOver(word, in: expanded)
        return after.union(word.expansions.reduce(expanded) { expand($1, from: $0) })
    }
}

extension CommandState {
    /// Whether the next word is an argument of ginkgo.
    var isGinkgo: Bool {
        if case .ginkgo = self { return true }
        return false
    }
}

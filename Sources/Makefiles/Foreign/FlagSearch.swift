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

    /// Deeper nesting than anybody writes, and shallow enough for any stack.
    private static let depthLimit = 24

    private(set) var source: MakeSource
    private let references: MakeReferences
    private var found: [Int: FlagEdit] = [:]
    var outcomes: [Visit: Set<CommandState>] = [:]
    /// What the recipe that is being read has set the shell's variables to.
    var shellValues: [String: [Range<Int>]] = [:]
    /// How many values of the shell's variables were seen in the recipe, and those that were within others.
    var knownShellValues = 0
    var innerShellValues: Set<Range<Int>> = []
    /// What reading those came to: values that name each other would be read again and again.
    var shellOutcomes: [ShellVisit: Set<CommandState>] = [:]
    /// How many of the shell's values are being read within each other.
    var shellDepth = 0
    /// The variables whose values are being read, innermost last.
    var enclosing: [String] = []
    private var depth = 0

    init(_ source: MakeSource) {
        self.source = source
        references = MakeReferences(source)
        for parameter in references.parameters { self.source.define(parameter.name, as: parameter.value) }
    }

    /// What would make every ginkgo command serial, in the order of the file.
    mutating func edits() -> [FlagEdit] {
        for script in source.recipes + source.otherLines + references.shellScripts {
            (shellValues, knownShellValues, innerShellValues, shellOutcomes) = ([:], 0, [], [:])
            _ = run(script, from: [.program])
        }
        var before = -1
        while found.count > before {
            before = found.count
            searchUnused()
        }
        return outermost
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

    /// A variable that nothing here uses may be used by a file that includes this one, or is included.
    private mutating func searchUnused() {
        let used = references.used(outside: outermost.map(\.range))
        for name in source.definitions.keys.sorted() where !used.contains(name) && !name.contains(" ") {
            _ = expand(name, from: .program)
            if ProgramName.isGinkgoArguments(name) { _ = expand(name, from: .ginkgo) }
        }
    }

    /// Reads text whose first word is in one of those states; returns the states that what follows it may be in.
    mutating func run(_ text: Range<Int>, from states: Set<CommandState>) -> Set<CommandState> {
        guard depth < Self.depthLimit else { return states }
        depth += 1
        defer { depth -= 1 }
        var lexer = ShellLexer(source, text)
        var states = states
        while let token = lexer.next() {
            switch token {
            case .separator: states = [.program]
            case .word(let word):
                for case .script(let script) in word.expansions { _ = run(script, from: [.program]) }
                if states != [.other] { states = advance(states, over: word) }
            }
        }
        return states
    }

    private mutating func advance(_ states: Set<CommandState>, over word: ShellWord) -> Set<CommandState> {
        guard word.isClosed else { return [.other] }
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
        return after.union(word.expansions.reduce(expanded) { expand($1, from: $0) })
    }

    private mutating func advance(_ state: CommandState, over word: ShellWord) -> Set<CommandState> {
        switch state {
        case .program: return program(word)
        case .wrapper(let wrapper): return operand(word, of: wrapper)
        case .wrapperValue(let wrapper): return [.wrapper(wrapper)]
        case .go: return [["run", "tool"].contains(word.string) ? .goPackage : .other]
        case .goPackage:
            // $(PACKAGE)@v2.1.0
            if word.text.starts(with: [ShellWord.placeholder, Ascii.at]) {
                return expand(word.expansions[0], from: [.goPackage])
            }
            if word.text.first == Ascii.dash {
                return [ProgramName.goOptionsWithValue.contains(word.string) ? .goValue : .goPackage]
            }
            return [ProgramName.isGinkgo(word.string) ? .ginkgo : .other]
        case .goValue: return [.goPackage]
        case .ginkgo: return [argument(word)]
        case .number(let flag, let replacement): return [number(word, of: flag, replacement)]
        case .make:
            setVariable(word)
            return [.make]
        case .other: return [.other]
        }
    }
}

extension CommandState {
    /// Whether what a variable stands for is read as if it were written in its place.
    fileprivate var readsExpansions: Bool {
        switch self {
        case .number, .goValue, .wrapperValue, .make, .other: false
        default: true
        }
    }
}

/// One assignment to a variable, or one argument that a `$(call)` gives it.
struct MakeDefinition {
    /// The value, in `MakeSource.code`.
    var value: Range<Int>
    /// Whether it is added to what the variable was before (`+=`).
    var appends: Bool
    /// Whether the value is a script whose output is assigned (`!=`).
    var isShell = false
}

/// A line that includes other Makefiles.
struct MakeInclude {
    /// Their names.
    var names: Range<Int>
    /// Whether make ignores missing ones.
    var isOptional: Bool
}

/// A Makefile taken apart into what the search for flags looks at.
struct MakeSource {
    /// The file.
    let bytes: [UInt8]
    /// The file with comments, continuations and carriage returns blanked, so that each place is the file's own.
    /// What is blank in a recipe is NUL, since the shell joins continued lines without a space.
    private(set) var code: [UInt8]
    /// The logical lines that make hands to the shell.
    private(set) var recipes: [Range<Int>] = []
    /// Lines that are neither a rule nor an assignment, such as `$(eval $(call suite,e2e))`.
    private(set) var otherLines: [Range<Int>] = []
    private(set) var definitions: [String: [MakeDefinition]] = [:]
    private(set) var includes: [MakeInclude] = []
    /// The variables exported to recipes; nil for all.
    private(set) var exports: Set<String>? = []
    /// Whether a recipe is a single script (`.ONESHELL`).
    let isOneShell: Bool
    /// Where the bracket that opens at an index is closed; 0 where it is not.
    private var closers: [Int32]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        code = bytes
        closers = Array(repeating: 0, count: bytes.count)
        var reader = MakeReader(bytes)
        while let part = reader.next() {
            switch part {
            case .recipe(let range): recipes.append(range)
            case .other(let range): otherLines.append(range)
            case .definition(let name, let definition): definitions[name, default: []].append(definition)
            case .include(let include): includes.append(include)
            case .export(let names): names.isEmpty ? exports = nil : exports?.formUnion(names)
            }
        }
        code = reader.code
        isOneShell = reader.isOneShell
        if isOneShell { recipes = reader.joined(recipes) }
        code = reader.code
        for range in texts + includes.map(\.names) { matchBrackets(in: range) }
    }

    /// The scripts of `NAME != SCRIPT`.
    var shellAssignments: [Range<Int>] { definitions.values.joined().filter(\.isShell).map(\.value) }

    /// Whether recipes are no shell's scripts: `SHELL = python3`.
    var runsOtherLanguage: Bool {
        definitions["SHELL", default: []].contains { definition in
            let value = string(definition.value)
            return ["python", "perl", "ruby", "node", "pwsh"].contains { value.contains($0) }
        }
    }

    /// Everything that make expands.
    var texts: [Range<Int>] { recipes + otherLines + definitions.values.joined().map(\.value) }

    mutating func define(_ name: String, as value: Range<Int>) {
        definitions[name, default: []].append(MakeDefinition(value: value, appends: false))
    }

    /// Where the bracket at an index is closed, if that is before a limit.
    func closer(of index: Int, before limit: Int) -> Int? {
        let closer = Int(closers[index])
        return closer > index && closer < limit ? closer : nil
    }

    func string(_ range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    private mutating func matchBrackets(in range: Range<Int>) {
        var open: [Int] = []
        for index in range {
            switch code[index] {
            case Ascii.open: open.append(index)
            case Ascii.openBrace:
                if index > range.lowerBound, code[index - 1] == Ascii.dollar { open.append(index) }
            case Ascii.close: close(Ascii.open)
            case Ascii.closeBrace: close(Ascii.openBrace)
            default: break
            }
            func close(_ opener: UInt8) {
                guard let last = open.last, code[last] == opener else { return }
                closers[open.removeLast()] = Int32(clamping: index)
            }
        }
    }
}

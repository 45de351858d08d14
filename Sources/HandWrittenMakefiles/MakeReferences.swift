/// The references between a Makefile's variables.
struct MakeReferences {
    struct Reference {
        var name: String
        var offset: Int
    }

    /// By the variable in whose value they are.
    private var inDefinitions: [String: [Reference]] = [:]
    private var inCommands: [Reference] = []
    /// The variables that something uses by their names.
    private(set) var named: Set<String> = []
    /// What `$(shell)` runs, wherever it stands.
    private(set) var shellScripts: [Range<Int>] = []
    /// The text that make prints.
    private(set) var messages: [Range<Int>] = []
    /// The values that each `$(call)` gives to the parameters of a variable.
    private(set) var parameters: [(name: String, value: Range<Int>)] = []

    init(_ source: MakeSource) {
        for range in source.recipes + source.otherLines { inCommands += collect(range, in: source) }
        for (name, definitions) in source.definitions {
            inDefinitions[name] = definitions.flatMap { collect($0.value, in: source) }
        }
    }

    /// The name under which a parameter such as `$(1)` of a variable is defined.
    static func parameter(_ number: String, of variable: String) -> String { variable + " " + number }

    /// The variables that some command uses, where what will be replaced (ranges in order, apart) does not count.
    func used(outside replaced: [Range<Int>]) -> Set<String> {
        var used: Set<String> = []
        var open = inCommands
        while let reference = open.popLast() {
            guard !replaced.holds(reference.offset), used.insert(reference.name).inserted else { continue }
            open += inDefinitions[reference.name] ?? []
        }
        return used
    }

    private mutating func collect(_ range: Range<Int>, in source: MakeSource) -> [Reference] {
        var references: [Reference] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard source.code[index] == Ascii.dollar else {
                index += 1
                continue
            }
            guard let (expansion, end) = source.expansion(at: index, before: range.upperBound) else {
                index += 2
                continue
            }
            var inside = index + 2
            switch expansion {
            case .variable(let name):
                references.append(Reference(name: name, offset: index))
                named.insert(name)
                inside = end
            case .oneOf(let names, _), .maybe(let names):
                references += names.map { Reference(name: $0, offset: index) }
            case .function("shell", let arguments):
                shellScripts.append(arguments[0].lowerBound..<(end - 1))
            case .function(let name, let arguments) where ["info", "warning", "error"].contains(name):
                messages.append(arguments[0].lowerBound..<(end - 1))
            case .function("foreach", let arguments) where arguments.count > 2:
                parameters.append((Self.name(arguments[0], in: source), arguments[1]))
            case .function("call", let arguments):
                let name = Self.name(arguments[0], in: source)
                references.append(Reference(name: name, offset: index))
                for (number, value) in arguments.enumerated().dropFirst() {
                    parameters.append((Self.parameter(String(number), of: name), value))
                }
            default: break
            }
            index = inside
        }
        return references
    }

    static func name(_ range: Range<Int>, in source: MakeSource) -> String {
        let trimmed = range.filter { !Ascii.isBlank(source.code[$0]) }.prefix(128)
        return String(decoding: trimmed.map { source.code[$0] }, as: UTF8.self)
    }
}

extension [Range<Int>] {
    /// Whether one of these ranges, which are in order and apart, has the index in it.
    fileprivate func holds(_ index: Int) -> Bool {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].contains(index)
    }
}

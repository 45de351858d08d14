/// What the search has understood of a text, and what it has not.
struct ReviewNotes {
    /// Ranges of text by where they begin; the longest of those that begin together.
    private(set) var settled: [Int: Int] = [:]
    private(set) var doubtful: [Int: Int] = [:]
    /// Where arguments of ginkgo's begin that may be any flag.
    private(set) var computed: Set<Int> = []
    /// What is read as ginkgo's arguments.
    private(set) var reached: [Int: Int] = [:]
    /// The process counts that are handed to a program, as text, with the program.
    private(set) var counts: [Int: String] = [:]
    /// The first script that a recipe runs.
    private(set) var script: String?
    private var printed: Set<String> = []

    /// Notes text that runs nothing, or nothing in parallel.
    mutating func settle(_ range: Range<Int>) { Self.insert(range, into: &settled) }

    /// Notes text whose flags may be ginkgo's.
    mutating func doubt(_ range: Range<Int>) { Self.insert(range, into: &doubtful) }

    /// Notes an argument of ginkgo's that may be any flag.
    mutating func list(_ range: Range<Int>) { computed.insert(range.lowerBound) }

    mutating func reach(_ range: Range<Int>) { Self.insert(range, into: &reached) }

    /// Notes a process count that is handed to a program which cannot be looked into.
    mutating func hand(_ range: Range<Int>, to program: String) {
        if counts[range.lowerBound] == nil { counts[range.lowerBound] = program }
    }

    mutating func run(script: String) { self.script = self.script ?? script }

    /// Whether the variable was not noted as printed before.
    mutating func print(_ variable: String) -> Bool { printed.insert(variable).inserted }

    private static func insert(_ range: Range<Int>, into ranges: inout [Int: Int]) {
        ranges[range.lowerBound] = max(ranges[range.lowerBound] ?? 0, range.upperBound)
    }
}

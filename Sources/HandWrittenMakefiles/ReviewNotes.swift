/// The parts of a text that the search has and has not understood.
struct ReviewNotes {
    /// Ranges of text by start; the longest of those with the same start.
    private(set) var settled: [Int: Int] = [:]
    private(set) var doubtful: [Int: Int] = [:]
    /// The start positions of ginkgo arguments that may be any flag.
    private(set) var computed: Set<Int> = []
    /// Text read as ginkgo arguments.
    private(set) var reached: [Int: Int] = [:]
    /// The process counts passed to a program, as text, with the program.
    private(set) var counts: [Int: String] = [:]
    /// The first script that a recipe runs.
    private(set) var script: String?
    private var printed: Set<String> = []

    /// Records text that runs nothing, or nothing in parallel.
    mutating func settle(_ range: Range<Int>) { Self.insert(range, into: &settled) }

    /// Records text that may contain ginkgo flags.
    mutating func doubt(_ range: Range<Int>) { Self.insert(range, into: &doubtful) }

    /// Records a ginkgo argument that may be any flag.
    mutating func list(_ range: Range<Int>) { computed.insert(range.lowerBound) }

    mutating func reach(_ range: Range<Int>) { Self.insert(range, into: &reached) }

    /// Records a process count passed to a program that cannot be analyzed.
    mutating func hand(_ range: Range<Int>, to program: String) {
        if counts[range.lowerBound] == nil { counts[range.lowerBound] = program }
    }

    mutating func run(script: String) { self.script = self.script ?? script }

    /// Whether the variable was not recorded as printed before.
    mutating func print(_ variable: String) -> Bool { printed.insert(variable).inserted }

    private static func insert(_ range: Range<Int>, into ranges: inout [Int: Int]) {
        ranges[range.lowerBound] = max(ranges[range.lowerBound] ?? 0, range.upperBound)
    }
}

/// Finds process flags and counts that the search has not understood, word by word, in all text that make expands.
struct ReviewSearch {
    private let source: MakeSource
    private let notes: ReviewNotes
    private let edits: RangeSet
    private let settled: RangeSet
    private let doubtful: RangeSet
    private let reached: RangeSet

    /// - Parameter edits: the changed flags, ordered and disjoint.
    init(_ search: FlagSearch, edits: [FlagEdit]) {
        source = search.source
        notes = search.notes
        self.edits = RangeSet(edits.map { ($0.range.lowerBound, $0.range.upperBound) })
        settled = RangeSet(notes.settled.map { ($0.key, $0.value) })
        doubtful = RangeSet(notes.doubtful.map { ($0.key, $0.value) })
        reached = RangeSet(notes.reached.map { ($0.key, $0.value) })
    }

    /// The places, in order.
    func places() -> [ReviewPlace] {
        var places: [Int: ReviewPlace] = [:]
        for text in source.texts {
            /// Found when it is first needed.
            var mentionsGinkgo: Bool?
            var start = text.lowerBound
            while start < text.upperBound {
                let end = source.code[start..<text.upperBound].firstIndex(of: Ascii.newline) ?? text.upperBound
                for offset in flags(in: start..<end, of: text, &mentionsGinkgo) {
                    places[offset] = ReviewPlace(reason: .processFlag, offset: offset)
                }
                start = end + 1
            }
        }
        for offset in notes.computed where !edits.contains(offset) {
            places[offset] = ReviewPlace(reason: .processFlag, offset: offset)
        }
        for (offset, program) in notes.counts where !edits.contains(offset) {
            places[offset] = ReviewPlace(reason: .processCount, offset: offset, program: program)
        }
        for place in exportedCounts() { places[place.offset] = place }
        return places.values.sorted { $0.offset < $1.offset }
    }

    private func flags(in line: Range<Int>, of text: Range<Int>, _ mentionsGinkgo: inout Bool?) -> [Int] {
        var flags: [Int] = []
        var index = line.lowerBound
        while index < line.upperBound {
            guard source.code[index] == Ascii.dash, let token = ProcessFlagToken(source.code, at: index, in: line)
            else {
                index += 1
                continue
            }
            let mentions = mentionsGinkgo ?? ProgramName.mentionsGinkgo(source.code[text])
            mentionsGinkgo = mentions
            if isOpen(token, at: index, mentions) { flags.append(index) }
            index = token.end
        }
        return flags
    }

    private func isOpen(_ token: ProcessFlagToken, at index: Int, _ mentionsGinkgo: Bool) -> Bool {
        if token.isSerial || edits.contains(index) { return false }
        if doubtful.contains(index) { return true }
        if settled.contains(index) { return false }
        return mentionsGinkgo || token.name == "procs" || reached.contains(index)
    }

    /// Environment variables that set a process count for every script.
    private func exportedCounts() -> [ReviewPlace] {
        guard let script = notes.script else { return [] }
        return source.definitions.flatMap { name, definitions -> [ReviewPlace] in
            guard source.exports?.contains(name) ?? true, ProcessCountName.matches(name, for: script) else { return [] }
            return definitions.filter { source.string($0.value) != "1" }
                .map { ReviewPlace(reason: .processCount, offset: $0.value.lowerBound, program: script) }
        }
    }
}

/// A word that looks like a ginkgo process flag.
struct ProcessFlagToken {
    let name: String
    let end: Int
    let isSerial: Bool

    init?(_ code: [UInt8], at start: Int, in line: Range<Int>) {
        if start > line.lowerBound, Self.joins(code[start - 1]) { return nil }
        var index = start
        while index < line.upperBound, code[index] == Ascii.dash { index += 1 }
        guard index - start <= 2 else { return nil }
        let nameStart = index
        while index < line.upperBound, Ascii.isName(code[index]) || code[index] == Ascii.dot { index += 1 }
        guard index - nameStart <= 24 else { return nil }
        var name = String(decoding: code[nameStart..<index], as: UTF8.self)
        let isOfTests = name.hasPrefix("ginkgo.")
        if isOfTests { name = String(name.dropFirst("ginkgo.".count)) }
        guard ["procs", "nodes", "p"].contains(name) || (isOfTests && name == "parallel.total") else { return nil }
        let hasValue = index < line.upperBound && code[index] == Ascii.equals
        if index < line.upperBound, !hasValue, Self.continues(code[index]) { return nil }
        if name == "p" && !hasValue {
            (self.name, end, isSerial) = (name, index, false)
            return
        }
        while index < line.upperBound, Ascii.isBlank(code[index]) || "=\"'".utf8.contains(code[index]) { index += 1 }
        let valueStart = index
        while index < line.upperBound, Ascii.isName(code[index]) { index += 1 }
        let value = String(decoding: code[valueStart..<index].prefix(8), as: UTF8.self)
        let isWhole = index == line.upperBound || !Self.continues(code[index])
        self.name = name
        end = max(index, start + 1)
        isSerial = isWhole && (name == "p" ? ["0", "f", "false"].contains(value.lowercased()) : value == "1")
    }

    private static func joins(_ byte: UInt8) -> Bool {
        Ascii.isName(byte) || byte == Ascii.dash || byte == Ascii.dot || byte == Ascii.slash
    }

    private static func continues(_ byte: UInt8) -> Bool {
        joins(byte) || byte == Ascii.dollar || byte == Ascii.colon
    }
}

/// Ranges, merged where they overlap.
struct RangeSet {
    private var starts: [Int] = []
    private var ends: [Int] = []

    init(_ ranges: [(start: Int, end: Int)]) {
        for range in ranges.sorted(by: { $0.start < $1.start }) where range.start < range.end {
            if let last = ends.last, range.start < last {
                ends[ends.count - 1] = max(last, range.end)
            } else {
                starts.append(range.start)
                ends.append(range.end)
            }
        }
    }

    func contains(_ index: Int) -> Bool {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= index { low = middle + 1 } else { high = middle }
        }
        return low < starts.count && starts[low] <= index
    }
}

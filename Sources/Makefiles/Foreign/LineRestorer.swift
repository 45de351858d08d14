/// Gives lines that a rollback changed their old flags back, in a file that was edited since.
struct LineRestorer {
    /// A changed line, or several where a flag goes over a `\`.
    private struct Change {
        var flags: [ProcessFlag]
        var before: ArraySlice<UInt8>
        /// The lines that the rollback left.
        var after: [ArraySlice<UInt8>]
        /// The index of the first of them.
        var index: Int
    }

    private let changes: [Change]
    private let result: [ArraySlice<UInt8>]

    init(original: [UInt8], result: [UInt8], flags: [ProcessFlag]) {
        self.result = Self.lines(result)
        changes = Self.changes(of: original, flags)
    }

    func restore(_ current: [UInt8]) -> (restored: [UInt8], notUndone: [ProcessFlag]) {
        let lines = Self.lines(current)
        var replaced: [Int: Change] = [:]
        var notUndone: [ProcessFlag] = []
        let groups = Dictionary(grouping: changes, by: \.after)
        let inResult = places(of: groups.keys, in: result)
        let inCurrent = places(of: groups.keys, in: lines)
        for (after, group) in groups {
            let found = inCurrent[after] ?? []
            let places = undoable(group, left: inResult[after] ?? [], found: found)
            for (change, place) in zip(group, places) { replaced[place] = change }
            notUndone += group.dropFirst(places.count).flatMap(\.flags)
        }
        notUndone.sort { $0.offset < $1.offset }
        return (join(lines, replaced), notUndone)
    }

    /// The places that changes with the same text after the rollback have now, as far as that can be told.
    private func undoable(_ group: [Change], left: [Int], found: [Int]) -> [Int] {
        // As many as the rollback left: the first is the first, and so on.
        if found.count == left.count {
            let now = Dictionary(uniqueKeysWithValues: zip(left, found))
            return group.compactMap { now[$0.index] }
        }
        // Some were deleted: it does not matter which, where all were the same before.
        let areAlike = left.count == group.count && group.allSatisfy { $0.before == group[0].before }
        return found.count < left.count && areAlike ? found : []
    }

    private func join(_ lines: [ArraySlice<UInt8>], _ replaced: [Int: Change]) -> [UInt8] {
        var restored: [UInt8] = []
        var index = 0
        while index < lines.count {
            if index > 0 { restored.append(Ascii.newline) }
            if let change = replaced[index] {
                restored += change.before
                index += change.after.count
            } else {
                restored += lines[index]
                index += 1
            }
        }
        return restored
    }

    private func places(
        of blocks: some Collection<[ArraySlice<UInt8>]>, in lines: [ArraySlice<UInt8>]
    ) -> [[ArraySlice<UInt8>]: [Int]] {
        var places: [[ArraySlice<UInt8>]: [Int]] = [:]
        let wanted = Dictionary(grouping: blocks, by: \.first)
        for index in lines.indices {
            for block in wanted[lines[index]] ?? [] where lines[index...].starts(with: block) {
                places[block, default: []].append(index)
            }
        }
        return places
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: Ascii.newline, omittingEmptySubsequences: false)
    }

    private static func changes(of original: [UInt8], _ flags: [ProcessFlag]) -> [Change] {
        let lines = lines(original)
        var changes: [Change] = []
        var next = flags[...]
        var index = 0
        // The rollback adds and takes away no newline but those in a flag's value, so lines are counted in both.
        var resultIndex = 0
        while index < lines.count, let flag = next.first {
            guard flag.offset <= lines[index].endIndex else {
                index += 1
                resultIndex += 1
                continue
            }
            let start = lines[index].startIndex
            var end = lines[index].endIndex
            var here: [ProcessFlag] = []
            while let flag = next.first, flag.offset <= end {
                here.append(flag)
                next.removeFirst()
                while end < flag.range.upperBound, index + 1 < lines.count {
                    index += 1
                    end = lines[index].endIndex
                }
            }
            let after = Self.lines(replace(here, in: original, start..<end))
            changes.append(Change(flags: here, before: original[start..<end], after: after, index: resultIndex))
            index += 1
            resultIndex += after.count
        }
        return changes
    }

    private static func replace(_ flags: [ProcessFlag], in original: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let moved = flags.map { flag in
            var flag = flag
            flag.offset -= range.lowerBound
            return flag
        }
        return moved.applied(to: Array(original[range]))
    }
}

/// Restores the old flags on lines changed by a rollback.
struct LineRestorer {
    let changes: [LineChange]

    /// The original file, if nothing else was changed since; nil if the changes are not at their positions.
    func restoreUnedited(_ current: [UInt8]) -> [UInt8]? {
        let lines = current.lines
        var replaced: [Int: LineChange] = [:]
        for change in changes {
            let after = change.after.lines
            guard change.line >= 1, change.line <= lines.count, lines[(change.line - 1)...].starts(with: after) else {
                return nil
            }
            replaced[change.line - 1] = change
        }
        return join(lines, replaced).bytes
    }

    /// Restores the remaining changes in a file that was edited since.
    func restore(_ current: [UInt8]) -> HandWrittenRollback.Undone {
        let lines = current.lines
        var replaced: [Int: LineChange] = [:]
        var notUndone: [ProcessFlag] = []
        let groups = Dictionary(grouping: changes) { $0.after.lines }
        let left = Self.places(of: groups.keys, in: lines)
        let back = Self.places(of: changes.map { $0.before.lines }, in: lines)
        for (after, group) in groups {
            let places = undoable(group, found: left[after] ?? [])
            for (change, place) in zip(group, places) { replaced[place] = change }
            // Flags already restored by hand or with git need no undo.
            let rest = group.dropFirst(places.count).filter { back[$0.before.lines] == nil }
            notUndone += rest.flatMap(\.flags)
        }
        notUndone.sort { $0.offset < $1.offset }
        let (bytes, undone) = join(lines, replaced)
        return HandWrittenRollback.Undone(restored: bytes, undone: undone, notUndone: notUndone)
    }

    /// The places that changes with the same text after the rollback have now, as far as that can be told.
    private func undoable(_ group: [LineChange], found: [Int]) -> [Int] {
        let alike = group[0].alike
        // As many as the rollback left: the first is the first, and so on.
        if found.count == alike {
            let places = group.filter { found.indices.contains($0.ordinal) }.map { found[$0.ordinal] }
            return places.count == group.count ? places : []
        }
        // Some were deleted: it does not matter which, where all were the same before.
        let areAlike = alike == group.count && group.allSatisfy { $0.before == group[0].before }
        return found.count < alike && areAlike ? found : []
    }

    private func join(
        _ lines: [ArraySlice<UInt8>], _ replaced: [Int: LineChange]
    ) -> (bytes: [UInt8], undone: [ProcessFlag]) {
        var restored: [UInt8] = []
        var undone: [ProcessFlag] = []
        var line = 1
        var index = 0
        while index < lines.count {
            if index > 0 { restored.append(Ascii.newline) }
            if let change = replaced[index] {
                let first = change.flags.first?.line ?? line
                for var flag in change.flags {
                    flag.line += line - first
                    undone.append(flag)
                }
                restored += change.before
                line += change.before.lines.count
                index += change.after.lines.count
            } else {
                restored += lines[index]
                line += 1
                index += 1
            }
        }
        return (restored, undone)
    }

    static func places(
        of blocks: some Collection<[ArraySlice<UInt8>]>, in lines: [ArraySlice<UInt8>]
    ) -> [[ArraySlice<UInt8>]: [Int]] {
        var places: [[ArraySlice<UInt8>]: [Int]] = [:]
        let wanted = Dictionary(grouping: Set(blocks), by: \.first)
        for index in lines.indices {
            for block in wanted[lines[index]] ?? [] where lines[index...].starts(with: block) {
                places[block, default: []].append(index)
            }
        }
        return places
    }
}

/// Matches the parts of a pattern against a path in at most as many steps as the product of their lengths: all
/// positions in the pattern that are reachable are tracked at the same time, whereas backtracking would take
/// exponential time.
struct PatternMatch {
    private let parts: [IgnorePattern.Part]
    /// The parts that can match the next character; after the last one, their count.
    private var places: [Int] = []
    /// How many characters of the path had been read when each position was last reached; -1 if never.
    private var reached: [Int]
    /// The same for ``IgnorePattern/Part/folders`` that have consumed some characters already, so that they end only
    /// with a slash.
    private var reachedWithin: [Int]

    init(_ parts: [IgnorePattern.Part]) {
        self.parts = parts
        reached = Array(repeating: -1, count: parts.count + 1)
        reachedWithin = reached
    }

    /// Whether the parts match all of the path.
    mutating func isWhole(_ path: [Unicode.Scalar]) -> Bool {
        var previous: [Int] = []
        reach(0, after: 0)
        for (index, scalar) in path.enumerated() {
            if places.isEmpty { return false }
            swap(&places, &previous)
            places.removeAll(keepingCapacity: true)
            for place in previous { take(scalar, at: place, after: index + 1) }
        }
        return reached[parts.count] == path.count
    }

    /// Marks a position as reached, and the following ones as long as their parts can match nothing.
    private mutating func reach(_ first: Int, after count: Int) {
        for part in first...parts.count {
            if reached[part] == count { return }
            reached[part] = count
            places.append(part)
            guard part < parts.count, parts[part].canBeEmpty(after: count) else { return }
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, at place: Int, after count: Int) {
        guard place < parts.count else { return }
        switch parts[place] {
        case .scalar(let own): if scalar == own { reach(place + 1, after: count) }
        case .one: if scalar != "/" { reach(place + 1, after: count) }
        case .set(let ranges, let isNegated):
            if ranges.contains(where: { $0.contains(scalar.value) }) != isNegated {
                reach(place + 1, after: count)
            }
        case .many: if scalar != "/" { reach(place, after: count) }
        // docker's regular expressions do not cross line breaks.
        case .rest: if scalar != "\n" { reach(place, after: count) }
        case .folders:
            if scalar != "\n", reachedWithin[place] != count {
                reachedWithin[place] = count
                places.append(place)
            }
            if scalar == "/" { reach(place + 1, after: count) }
        case .start: break
        }
    }
}

extension IgnorePattern.Part {
    /// Whether the part can match the empty string after that many characters.
    fileprivate func canBeEmpty(after count: Int) -> Bool {
        switch self {
        case .many, .rest, .folders: true
        case .start: count == 0
        case .scalar, .one, .set: false
        }
    }
}

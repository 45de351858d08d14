/// Matches the parts of a pattern with a path in at most as many steps as the product of their lengths: all places in
/// the pattern that the path can have led to are followed side by side, where trying one after the other would take
/// exponential time.
struct PatternMatch {
    private let parts: [IgnorePattern.Part]
    /// The parts that can match what comes next; behind the last one, their count.
    private var places: [Int] = []
    /// How many characters of the path led to each place the last time; -1 where none ever did.
    private var reached: [Int]
    /// The same for ``IgnorePattern/Part/folders`` of which some characters were taken already, so that they end only
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

    /// Notes a place, and those behind it as far as the parts there can match nothing.
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
    /// Whether the part matches no character at all after that many.
    fileprivate func canBeEmpty(after count: Int) -> Bool {
        switch self {
        case .many, .rest, .folders: true
        case .start: count == 0
        case .scalar, .one, .set: false
        }
    }
}

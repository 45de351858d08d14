/// Finds the lines of private keys in PEM, whatever stands before them in each line.
struct PrivateKeys {
    /// A key has some fifty lines; one whose beginning or end is missing must not take the whole text.
    static let longest = 200

    /// How many lines may still belong to a key that began.
    private var left = 0

    enum Part: Equatable {
        case nothing
        /// A key begins at this index.
        case beginning(Int)
        case inside
        /// A key ends whose beginning is missing.
        case end
    }

    /// What the next line of the text has of a key.
    mutating func read(_ line: [UInt8]) -> Part {
        let markers = Markers(in: line)
        if left > 0 {
            left = markers.lastBeginsKey ? Self.longest : markers.hasEnd ? 0 : left - 1
            return .inside
        }
        guard let first = markers.firstOfKey else { return .nothing }
        left = markers.lastBeginsKey ? Self.longest : 0
        return first.isBeginning ? .beginning(first.place) : .end
    }
}

/// The lines `-----BEGIN ...-----` and `-----END ...-----` that stand in a line of a log.
private struct Markers {
    /// The first that is about a private key.
    var firstOfKey: (place: Int, isBeginning: Bool)?
    var lastBeginsKey = false
    /// Whether anything ends.
    var hasEnd = false

    private static let dashes = 5

    init(in bytes: [UInt8]) {
        let line = Line(bytes: bytes)
        var index = 0
        while let dash = bytes.firstIndex(of: UInt8(ascii: "-"), from: index) {
            index = line.skip(from: dash) { $0 == UInt8(ascii: "-") }
            guard index - dash >= Self.dashes else { continue }
            let isBeginning = line.has("begin ", at: index)
            guard isBeginning || line.has("end ", at: index) else { continue }
            hasEnd = hasEnd || !isBeginning
            guard Self.isOfPrivateKey(line, at: index) else { continue }
            lastBeginsKey = isBeginning
            if firstOfKey == nil { firstOfKey = (index - Self.dashes, isBeginning) }
        }
    }

    private static func isOfPrivateKey(_ line: Line, at start: Int) -> Bool {
        // A mark is no part of it, so that a line which is redacted again is read as it was.
        let label = start..<line.skip(from: start) { $0 != UInt8(ascii: "-") && $0 != Line.mark[0] }
        return label.contains { line.has("private key", at: $0) }
    }
}

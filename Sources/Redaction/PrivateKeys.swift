/// Finds the lines of PEM private keys, with any prefix on each line.
struct PrivateKeys {
    /// A key has about fifty lines; one without a beginning or an end must not match the whole text.
    static let longest = 200

    /// The number of lines that may still belong to the current key.
    private var left = 0

    enum Part: Equatable {
        case nothing
        /// A key starts at this index.
        case beginning(Int)
        case inside
        /// A key without a beginning ends here.
        case end
    }

    /// The part of a key in the next line.
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

/// The markers `-----BEGIN ...-----` and `-----END ...-----` in a log line.
private struct Markers {
    /// The first marker of a private key.
    var firstOfKey: (place: Int, isBeginning: Bool)?
    var lastBeginsKey = false
    /// Whether there is an end marker.
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
        // A redaction mark is not part of it, so that redacting a line again gives the same result.
        let label = start..<line.skip(from: start) { $0 != UInt8(ascii: "-") && $0 != Line.mark[0] }
        return label.contains { line.has("private key", at: $0) }
    }
}

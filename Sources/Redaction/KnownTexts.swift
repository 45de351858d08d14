/// Known texts to find anywhere in a line.
struct KnownTexts: Sendable, Equatable {
    /// The texts, by first byte.
    private let byStart: [[UInt8]: [[UInt8]]]
    /// The first bytes of all texts.
    private let firstBytes: Set<UInt8>
    private static let startLength = 6
    /// From this length on, a prefix of a text counts as a match: a program may have truncated it.
    private static let partLength = 32

    init(_ texts: some Sequence<String>) {
        let texts = texts.map { Array($0.utf8) }.filter { $0.count >= Self.startLength }
        byStart = Dictionary(grouping: texts) { Array($0.prefix(Self.startLength)) }
        firstBytes = Set(texts.map { $0[0] })
    }

    /// Matches in a line, outside of marks. They do not overlap.
    func ranges(in line: Line) -> [Range<Int>] {
        var (ranges, index) = ([Range<Int>](), 0)
        while index + Self.startLength <= line.bytes.count, !byStart.isEmpty {
            if line.hasMark(at: index) {
                index += Line.mark.count
            } else if let length = length(at: index, in: line) {
                ranges.append(index..<index + length)
                index += length
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// The length of the longest text, or prefix of one, at an index.
    private func length(at index: Int, in line: Line) -> Int? {
        guard firstBytes.contains(line.bytes[index]),
            let texts = byStart[Array(line.bytes[index..<index + Self.startLength])]
        else { return nil }
        return texts.compactMap { text in
            let common = zip(text, line.bytes[index...]).prefix { $0 == $1 }.count
            return common == text.count || common >= Self.partLength ? common : nil
        }.max()
    }
}

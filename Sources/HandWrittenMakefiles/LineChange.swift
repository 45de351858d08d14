import Foundation

/// A line changed by a rollback, or several if a flag continues after a `\`.
struct LineChange: Sendable, Equatable {
    var flags: [ProcessFlag]
    /// The original lines, without the last newline.
    var before: [UInt8]
    /// The lines after the rollback.
    var after: [UInt8]
    /// The first of their line numbers after the rollback, from 1.
    var line: Int
    /// The number of places in that file with the same lines, and the index of this one.
    var alike: Int
    var ordinal: Int

    /// The changes made by flags, in order.
    static func changes(of original: [UInt8], _ flags: [ProcessFlag]) -> [LineChange] {
        let lines = original.lines
        var changes: [LineChange] = []
        var next = flags[...]
        var index = 0
        // The rollback adds or removes newlines only in a flag's value, so lines are counted in both.
        var line = 1
        while index < lines.count, let flag = next.first {
            guard flag.offset <= lines[index].endIndex else {
                index += 1
                line += 1
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
            let after = replace(here, in: original, start..<end)
            changes.append(
                LineChange(
                    flags: here, before: Array(original[start..<end]), after: after, line: line, alike: 1, ordinal: 0))
            index += 1
            line += after.lines.count
        }
        return numbered(changes, in: flags.applied(to: original).lines)
    }

    private static func numbered(_ changes: [LineChange], in result: [ArraySlice<UInt8>]) -> [LineChange] {
        let places = LineRestorer.places(of: changes.map { $0.after.lines }, in: result)
        return changes.map { change in
            let alike = places[change.after.lines] ?? []
            var change = change
            change.alike = alike.count
            change.ordinal = alike.firstIndex(reaching: change.line - 1)
            return change
        }
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

extension LineChange: Codable {
    private enum Key: String, CodingKey { case flags, before, after, line, alike, ordinal }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        flags = try container.decode([ProcessFlag].self, forKey: .flags)
        before = try container.decode(RecordedText.self, forKey: .before).bytes
        after = try container.decode(RecordedText.self, forKey: .after).bytes
        line = try container.decode(Int.self, forKey: .line)
        alike = try container.decodeIfPresent(Int.self, forKey: .alike) ?? 1
        ordinal = try container.decodeIfPresent(Int.self, forKey: .ordinal) ?? 0
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(flags, forKey: .flags)
        try container.encode(RecordedText(bytes: before), forKey: .before)
        try container.encode(RecordedText(bytes: after), forKey: .after)
        try container.encode(line, forKey: .line)
        guard alike != 1 else { return }
        try container.encode(alike, forKey: .alike)
        try container.encode(ordinal, forKey: .ordinal)
    }
}

/// Readable text in a record; any other bytes as base64.
private struct RecordedText: Codable {
    var bytes: [UInt8]

    private struct Encoded: Codable { var base64: Data }

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            bytes = Array(text.utf8)
        } else {
            bytes = [UInt8](try container.decode(Encoded.self).base64)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let text = String(validating: bytes, as: UTF8.self) {
            try container.encode(text)
        } else {
            try container.encode(Encoded(base64: Data(bytes)))
        }
    }
}

extension Collection<UInt8> where SubSequence == ArraySlice<UInt8> {
    var lines: [ArraySlice<UInt8>] { split(separator: Ascii.newline, omittingEmptySubsequences: false) }
}

extension [Int] {
    /// The index of the first element that is at least the value, in a sorted array.
    fileprivate func firstIndex(reaching value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

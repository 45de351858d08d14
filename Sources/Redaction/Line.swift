#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A line of a text, with scanners that pass over its bytes once.
struct Line {
    let bytes: [UInt8]
    static let mark = Array(Redaction.mark.utf8)

    var hasOnlySpaces: Bool { skip(from: 0, while: isSpace) == bytes.count }

    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// The first index from `start` on whose byte does not match; the line's end if all do.
    func skip(from start: Int, while isTaken: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, isTaken(bytes[index]) { index += 1 }
        return index
    }

    /// Whether ASCII text is found at an index, ignoring case.
    func has(_ text: StaticString, at start: Int) -> Bool {
        guard start >= 0, start + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { text in
            text.indices.allSatisfy { lowercase(bytes[start + $0]) == text[$0] }
        }
    }

    func hasMark(at start: Int) -> Bool {
        start >= 0 && bytes.count - start >= Self.mark.count && byte(start) == Self.mark[0]
            && bytes[start..<start + Self.mark.count].elementsEqual(Self.mark)
    }

    /// Whether a word can start at an index. A mark counts as part of a word, so that the text does
    /// not change when it is redacted again.
    func isWordStart(_ index: Int) -> Bool {
        guard let before = byte(index - 1) else { return true }
        return !isWord(before) && !hasMark(at: index - Self.mark.count)
    }

    /// The line's bytes with each range replaced; adjacent ranges count as one.
    func replacing(_ ranges: [Range<Int>], with replacement: [UInt8]) -> [UInt8] {
        if ranges.isEmpty { return bytes }
        var (result, end) = ([UInt8](), 0)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > end || result.isEmpty {
                result += bytes[end..<max(range.lowerBound, end)]
                result += replacement
            }
            end = max(end, range.upperBound)
        }
        return result + bytes[end...]
    }
}

extension [UInt8] {
    /// The first index of a byte from `start` on.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { all in
            guard let base = all.baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }
}

func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase(byte))
}

func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }

func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

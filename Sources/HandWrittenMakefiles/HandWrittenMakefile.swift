/// A Makefile that envboot did not write, and the flags in it that run ginkgo with more than one process.
package struct HandWrittenMakefile: Sendable {
    /// The file, byte for byte.
    package let bytes: [UInt8]
    /// The flags that are not serial already, in the order of the file. They do not overlap.
    package let processFlags: [ProcessFlag]
    /// The lines that may still run a suite in parallel and are not changed.
    package let review: [ReviewLine]

    /// Reads a Makefile as GNU make does. Any bytes will do: what cannot be understood has no flags.
    ///
    /// - Parameters:
    ///   - included: the included Makefiles, as far as they could be read.
    ///   - version: the Ginkgo version if the Makefile does not indicate one.
    package init(_ bytes: [UInt8], included: IncludedMakefiles = .none, version: GinkgoVersion? = nil) {
        self.bytes = bytes
        let tail = included.text
        var edits: [FlagEdit] = []
        var result = bytes
        var places: [ReviewPlace] = []
        // If make would reject a text, changing a flag in it may change the meaning of the rest: the end of an
        // unclosed reference may become a rule. So the result is searched again until no flag is left.
        for _ in 0..<Self.maxSearches {
            var search = FlagSearch(MakeSource(result + tail), version: version)
            let all = search.edits()
            let more = all.filter { $0.range.upperBound <= result.count }
            places = ReviewSearch(search, edits: all).places()
            places += all.filter { $0.range.upperBound > result.count }
                .map { ReviewPlace(reason: .included, offset: $0.range.lowerBound) }
            if more.isEmpty { break }
            edits = edits.followed(by: more, in: result)
            result = edits.applied(to: bytes)
        }
        processFlags = Self.flags(edits, in: bytes)
        review = included.lines(of: places, in: result, original: bytes, edits)
    }

    /// The file with only those flags changed; unchanged if there are none.
    package var serial: [UInt8] { processFlags.applied(to: bytes) }

    private static let maxSearches = 10

    private static func flags(_ edits: [FlagEdit], in bytes: [UInt8]) -> [ProcessFlag] {
        var lines = LineCounter(bytes)
        return edits.map { edit in
            let (line, column) = lines.place(of: edit.range.lowerBound)
            return ProcessFlag(
                line: line, column: column, offset: edit.range.lowerBound, length: edit.range.count,
                old: String(decoding: bytes[edit.range], as: UTF8.self), new: edit.new)
        }
    }
}

/// Counts lines up to places requested in order.
struct LineCounter {
    private let bytes: [UInt8]
    private var line = 1
    private var lineStart = 0
    private var scanned = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line and the byte in it, both from 1.
    mutating func place(of offset: Int) -> (line: Int, column: Int) {
        while scanned < min(offset, bytes.count) {
            if bytes[scanned] == Ascii.newline {
                line += 1
                lineStart = scanned + 1
            }
            scanned += 1
        }
        return (line, offset - lineStart + 1)
    }

    /// The line requested last, trimmed.
    var text: String {
        let end = bytes[lineStart...].firstIndex(of: Ascii.newline) ?? bytes.count
        let line = bytes[lineStart..<end].drop(while: Ascii.isBlank)
        let rest = line.reversed().drop(while: Ascii.isBlank).count
        return String(decoding: line.prefix(rest), as: UTF8.self)
    }
}

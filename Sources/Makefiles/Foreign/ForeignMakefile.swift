/// A Makefile that envboot did not write, and the flags in it that run ginkgo with more than one process.
public struct ForeignMakefile: Sendable {
    /// The file, byte for byte.
    public let bytes: [UInt8]
    /// The flags that are not serial already, in the order of the file. They do not overlap.
    public let processFlags: [ProcessFlag]

    /// Reads a Makefile as GNU make does. Any bytes will do: what cannot be understood has no flags.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        processFlags = Self.flags(Self.edits(of: bytes), in: bytes)
    }

    /// The file with just those flags changed; the file itself where there is none.
    public var serial: [UInt8] { processFlags.applied(to: bytes) }

    /// Where make would refuse a text, changing a flag in it may make another text of the rest: what was the end of an
    /// unclosed reference is a rule, say. So the result is searched again, until there is no flag left in it.
    private static func edits(of bytes: [UInt8]) -> [FlagEdit] {
        var edits: [FlagEdit] = []
        var result = bytes
        for _ in 0..<mostSearches {
            var search = FlagSearch(MakeSource(result))
            let more = search.edits()
            if more.isEmpty { break }
            edits = edits.followed(by: more, in: result)
            result = edits.applied(to: bytes)
        }
        return edits
    }

    private static let mostSearches = 10

    private static func flags(_ edits: [FlagEdit], in bytes: [UInt8]) -> [ProcessFlag] {
        var line = 1
        var lineStart = 0
        var scanned = 0
        return edits.map { edit in
            while scanned < edit.range.lowerBound {
                if bytes[scanned] == Ascii.newline {
                    line += 1
                    lineStart = scanned + 1
                }
                scanned += 1
            }
            return ProcessFlag(
                line: line, column: edit.range.lowerBound - lineStart + 1, offset: edit.range.lowerBound,
                length: edit.range.count, old: String(decoding: bytes[edit.range], as: UTF8.self), new: edit.new)
        }
    }
}

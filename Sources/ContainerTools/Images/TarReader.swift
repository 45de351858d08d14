import Foundation

/// Finds files and symbolic links in a tar archive, without reading what is in the files.
/// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format"
struct TarReader {
    struct Entry: Equatable {
        var name: String
        /// Where the content begins in the archive, and its length, in bytes.
        var offset: UInt64
        var size: UInt64
        /// What a symbolic link leads to.
        var link: String?
    }

    static let blockSize: UInt64 = 512
    let entries: [Entry]
    private let file: FileHandle

    /// - Throws: ``TarError`` where it is not a tar archive, or a system's error.
    init(path: String) throws {
        file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        var entries: [Entry] = []
        var position: UInt64 = 0
        while let header = try file.read(upToCount: Int(Self.blockSize)), header.contains(where: { $0 != 0 }) {
            try Task.checkCancellation()
            guard header.count == Self.blockSize, let entry = Self.entry(Array(header), at: position) else {
                throw TarError(path: path)
            }
            if [UInt8(ascii: "0"), 0, UInt8(ascii: "2")].contains(header[header.startIndex + 156]) {
                entries.append(entry)
            }
            position = entry.offset + (entry.size + Self.blockSize - 1) / Self.blockSize * Self.blockSize
            try file.seek(toOffset: position)
        }
        self.entries = entries
    }

    func content(of entry: Entry) throws -> Data {
        try file.seek(toOffset: entry.offset)
        return try file.read(upToCount: Int(entry.size)) ?? Data()
    }

    /// Calls `body` with the content of an entry, piece by piece.
    func forEachPiece(of entry: Entry, _ body: (Data) throws -> Void) throws {
        try file.seek(toOffset: entry.offset)
        var left = entry.size
        while left > 0, let piece = try file.read(upToCount: Int(min(left, 1 << 20))), !piece.isEmpty {
            try Task.checkCancellation()
            try body(piece)
            left -= UInt64(piece.count)
        }
    }

    private static func entry(_ header: [UInt8], at position: UInt64) -> Entry? {
        guard text(header[257..<262]) == "ustar", let size = UInt64(text(header[124..<136]), radix: 8)
        else { return nil }
        let (name, prefix) = (text(header[0..<100]), text(header[345..<500]))
        let isLink = header[156] == UInt8(ascii: "2")
        return Entry(
            name: prefix.isEmpty ? name : prefix + "/" + name, offset: position + blockSize, size: isLink ? 0 : size,
            link: isLink ? text(header[157..<257]) : nil)
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
}

/// A file that is not a tar archive.
package struct TarError: Error, CustomStringConvertible {
    let path: String
    package var description: String { "\(path) is not a tar archive" }
}

import Foundation

/// Writes a tar archive of files that belong to root and that all may read.
struct TarWriter {
    private let file: FileHandle

    init(path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// - Parameter name: a path of at most 100 bytes.
    func add(_ name: String, _ content: Data) throws {
        try begin(name, size: UInt64(content.count))
        try file.write(contentsOf: content)
        try pad(UInt64(content.count))
    }

    func add(_ name: String, _ entry: TarReader.Entry, of archive: TarReader) throws {
        try begin(name, size: entry.size)
        try archive.forEachPiece(of: entry) { try file.write(contentsOf: $0) }
        try pad(entry.size)
    }

    /// Writes the end, which is two empty blocks.
    func close() throws {
        try file.write(contentsOf: Data(count: Int(2 * TarReader.blockSize)))
        try file.close()
    }

    private func begin(_ name: String, size: UInt64) throws {
        guard name.utf8.count <= 100 else { throw TarError(path: name) }
        var header = [UInt8](repeating: 0, count: Int(TarReader.blockSize))
        func set(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        set(name, at: 0)
        set("0000444", at: 100)
        set("0000000", at: 108)
        set("0000000", at: 116)
        set(octal(size, digits: 11), at: 124)
        set(octal(0, digits: 11), at: 136)
        set("0", at: 156)
        set("ustar\u{0}00", at: 257)
        // The checksum is reckoned with spaces in its own place.
        set("        ", at: 148)
        set(octal(header.reduce(0) { $0 + UInt64($1) }, digits: 6) + "\u{0} ", at: 148)
        try file.write(contentsOf: header)
    }

    private func pad(_ size: UInt64) throws {
        let rest = size % TarReader.blockSize
        if rest > 0 { try file.write(contentsOf: Data(count: Int(TarReader.blockSize - rest))) }
    }

    private func octal(_ number: UInt64, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

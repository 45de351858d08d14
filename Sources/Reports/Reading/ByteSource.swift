import Foundation

/// The bytes of a file or of a text, one after the other; of a file, no more than a block is in memory.
struct ByteSource {
    private var block: [UInt8]
    private var index = 0
    private let file: FileHandle?
    private static let blockSize = 1 << 20

    /// How many bytes were taken before the block.
    private var passed = 0

    init(_ bytes: [UInt8]) {
        block = bytes
        file = nil
    }

    /// - Throws: the system's reason where the file cannot be opened.
    init(path: String) throws {
        block = []
        file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }

    /// How many bytes have been taken.
    var position: Int { passed + index }

    /// The next byte, which stays; nil at the end.
    ///
    /// - Throws: the system's reason if the file cannot be read; `CancellationError`, as a report can have gigabytes.
    mutating func peek() throws -> UInt8? {
        if index < block.count { return block[index] }
        try Task.checkCancellation()
        guard let file, let next = try file.read(upToCount: Self.blockSize), !next.isEmpty else { return nil }
        passed += block.count
        block = Array(next)
        index = 0
        return block[0]
    }

    /// Takes the next byte; nil at the end.
    mutating func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        return byte
    }

    /// Takes the bytes up to one of two, which stays, and gives them to `body` block by block.
    mutating func take(upTo first: UInt8, or second: UInt8, _ body: (ArraySlice<UInt8>) -> Void) throws {
        while try peek() != nil {
            let start = index
            block.withUnsafeBufferPointer { bytes in
                while index < bytes.count, bytes[index] != first, bytes[index] != second { index += 1 }
            }
            body(block[start..<index])
            if index < block.count { return }
        }
    }
}

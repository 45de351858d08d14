import Crypto
import Foundation

/// The first 16 hexadecimal digits of a SHA-256: enough to tell contents apart, short enough for a tag.
package struct Digest {
    private var sha = SHA256()

    package mutating func add(_ bytes: some DataProtocol) { sha.update(data: bytes) }

    /// Adds text with its length in front, so that `ab` + `c` differs from `a` + `bc`.
    package mutating func add(field: String) {
        let bytes = Array(field.utf8)
        add(Array("\(bytes.count):".utf8))
        add(bytes)
    }

    /// Adds a file's bytes in chunks.
    ///
    /// - Throws: the system's reason if it cannot be read; `CancellationError`.
    package mutating func add(contentOf path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            try Task.checkCancellation()
            add(piece)
        }
    }

    package var text: String { sha.finalize().prefix(8).hexadecimal }

    package static func of(_ text: String) -> String {
        var digest = Digest()
        digest.add(field: text)
        return digest.text
    }

    /// The digest of a value's JSON with its keys sorted.
    package static func of(json value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var digest = Digest()
        digest.add(try encoder.encode(value))
        return digest.text
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits for each byte.
    package var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

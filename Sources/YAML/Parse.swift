/// What to do about a mapping that has a key twice.
package enum DuplicateKeys: Sendable {
    /// Throw an error of kind ``ParseError/Kind/duplicateKey``.
    case refused
    /// Keep every entry; ``Node/duplicateKeys(file:)`` finds them.
    case kept
}

/// Reads a text of YAML and returns the root of each of its documents; a text without any returns none.
///
/// Aliases are replaced by what they name. A byte order mark at the beginning is skipped.
package func parse(
    _ bytes: [UInt8], file: String, limits: ParseLimits = .standard, duplicateKeys: DuplicateKeys = .refused
) throws(ParseError) -> [Node] {
    guard bytes.count <= limits.bytes else {
        throw ParseError(
            kind: .tooBig, file: file, mark: .start,
            message: "the text is bigger than \(limits.bytes) bytes")
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.dropFirst(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
    var composer = Composer(events: EventReader(text, file: file), limits: limits, file: file)
    let documents = try composer.documents()
    if duplicateKeys == .refused {
        for document in documents {
            if let duplicate = document.duplicateKeys(file: file).first { throw duplicate }
        }
    }
    return documents
}

/// What to do about a mapping that has a key twice.
public enum DuplicateKeys: Sendable {
    /// Throw an error of kind ``ParseError/Kind/duplicateKey``.
    case refused
    /// Keep every entry; ``Node/duplicateKeys(file:)`` finds them.
    case kept
}

/// Reads a text of YAML and returns the root of each of its documents; a text without any returns none.
///
/// Aliases are replaced by what they name. A byte order mark at the beginning is skipped.
public func parse(
    _ bytes: [UInt8], file: String, limits: ParseLimits = .standard, duplicateKeys: DuplicateKeys = .refused
) throws(ParseError) -> [Node] {
    throw ParseError(kind: .syntax, file: file, mark: .start, message: "unfinished")
}

extension Node {
    /// An error for every key that its mapping already has, in the order of the text.
    package func duplicateKeys(file: String) -> [ParseError] {
        switch content {
        case .scalar: []
        case .sequence(let items): items.flatMap { $0.duplicateKeys(file: file) }
        case .mapping(let entries): Self.duplicates(in: entries, file: file)
        }
    }

    // Two scalars are one key where their text is the same: JSON, which manifests become, has no other keys.
    private static func duplicates(in entries: [Entry], file: String) -> [ParseError] {
        var first: [Content: Mark] = [:]
        return entries.flatMap { entry in
            var key = entry.key.content
            if let text = entry.key.text { key = .scalar(Scalar(text: text, style: .plain)) }
            var errors = entry.key.duplicateKeys(file: file)
            if let mark = first[key] {
                errors.append(
                    ParseError(
                        kind: .duplicateKey, file: file, mark: entry.key.mark, end: entry.key.end,
                        message: "duplicate key" + (entry.key.text.map { " '\($0)'" } ?? ""),
                        hint: "it is already on line \(mark.line)"))
            } else {
                first[key] = entry.key.mark
            }
            return errors + entry.value.duplicateKeys(file: file)
        }
    }
}

extension Node {
    /// Text: plain where every reader of YAML takes that for text, else in double quotes.
    package static func string(_ text: String) -> Node {
        Node(.scalar(Scalar(text: text, style: isPlainText(text) ? .plain : .doubleQuoted)))
    }

    /// A whole number.
    package static func int(_ value: Int) -> Node {
        Node(.scalar(Scalar(text: String(value), style: .plain)))
    }

    /// `true` or `false`.
    package static func bool(_ value: Bool) -> Node {
        Node(.scalar(Scalar(text: String(value), style: .plain)))
    }

    /// A list.
    package static func sequence(_ nodes: [Node]) -> Node {
        Node(.sequence(nodes))
    }

    /// A mapping with the entries in the order given.
    package static func mapping(_ entries: KeyValuePairs<String, Node>) -> Node {
        mapping(entries.map { ($0.key, $0.value) })
    }

    /// A mapping with the entries in the order given.
    package static func mapping(_ entries: [(String, Node)]) -> Node {
        Node(.mapping(entries.map { Entry(key: .string($0.0), value: $0.1) }))
    }

    // Narrower than YAML's own rule: readers of YAML 1.1, kubectl among them, take `no`, `0644` and `1:30` for
    // something else than text.
    private static func isPlainText(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/"),
            text.utf8.last != UInt8(ascii: ":")
        else { return false }
        return text.utf8.allSatisfy { isLetter($0) || "0123456789/_.:@-".utf8.contains($0) }
            && !wordsWithMeaning.contains(text.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let wordsWithMeaning: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
}

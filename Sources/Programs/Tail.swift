/// The last lines of a stream, at most 100 lines and 64 KB of it.
struct Tail {
    private var bytes: [UInt8] = []
    private static let maximumBytes = 64 << 10
    private static let maximumLines = 100

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
        if bytes.count > 2 * Self.maximumBytes { bytes.removeFirst(bytes.count - Self.maximumBytes) }
    }

    var text: String {
        let lines = String(decoding: bytes.suffix(Self.maximumBytes), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.suffix(Self.maximumLines + 1).joined(separator: "\n").trimmingNewlines
    }
}

extension String {
    fileprivate var trimmingNewlines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}

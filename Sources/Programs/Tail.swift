/// The last lines of a stream, at most 100 lines and 64 KB of it.
struct Tail {
    private var bytes: [UInt8] = []
    private var isCut = false
    private static let maximumBytes = 64 << 10
    private static let maximumLines = 100

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
        guard bytes.count > 2 * Self.maximumBytes else { return }
        bytes.removeFirst(bytes.count - Self.maximumBytes)
        isCut = true
    }

    var text: String {
        var end = bytes.suffix(Self.maximumBytes)
        // In a partial line, a secret might no longer be recognizable.
        if isCut || end.count < bytes.count { end = end.drop { $0 != UInt8(ascii: "\n") } }
        let lines = String(decoding: end, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
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

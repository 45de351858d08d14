/// Cuts a stream of bytes into lines, for programs whose progress is shown. A carriage return ends a line too, since
/// progress bars redraw theirs with it.
struct LineSplitter {
    private var pending: [UInt8] = []

    /// The lines that `bytes` complete.
    mutating func lines(completedBy bytes: some Collection<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lines += take()
            } else if pending.count < 4096 {
                pending.append(byte)
            }
        }
        return lines
    }

    /// What stands after the last line's end.
    mutating func take() -> [String] {
        defer { pending.removeAll(keepingCapacity: true) }
        return pending.isEmpty ? [] : [String(decoding: pending, as: UTF8.self)]
    }
}

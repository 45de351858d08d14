/// A line with those that continue it: each ends in a backslash but the last.
struct LogicalLine {
    /// Without the newline, and without the carriage return before it.
    var range: Range<Int>
    /// From each continuing backslash to the start of the line after it.
    var joints: [Range<Int>] = []
    /// Where the next line begins.
    var next: Int

    init(in bytes: [UInt8], from start: Int) {
        var lineStart = start
        while true {
            let newline = bytes[lineStart...].firstIndex(of: Ascii.newline)
            next = newline.map { $0 + 1 } ?? bytes.count
            var end = newline ?? bytes.count
            if end > lineStart, newline != nil, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
            range = start..<end
            guard newline != nil, Self.isContinued(bytes[lineStart..<end]) else { return }
            joints.append(end - 1..<next)
            lineStart = next
        }
    }

    private static func isContinued(_ line: ArraySlice<UInt8>) -> Bool {
        var backslashes = 0
        for byte in line.reversed() {
            guard byte == Ascii.backslash else { break }
            backslashes += 1
        }
        return backslashes % 2 == 1
    }
}

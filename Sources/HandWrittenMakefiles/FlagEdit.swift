/// A change of one flag's bytes.
struct FlagEdit {
    var range: Range<Int>
    var new: String
}

/// Edits of one text: in order, and without overlap.
extension [FlagEdit] {
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16 * count)
        var copied = 0
        for edit in self {
            result += bytes[copied..<edit.range.lowerBound]
            result += edit.new.utf8
            copied = edit.range.upperBound
        }
        return result + bytes[copied...]
    }

    /// The edits that do at once what these do, and then others to the result.
    func followed(by others: [FlagEdit], in result: [UInt8]) -> [FlagEdit] {
        var combined: [FlagEdit] = []
        var mine = self[...]
        var theirs = others[...]
        /// How much further on a place is in the result.
        var shift = 0
        while let start = [mine.first.map { $0.range.lowerBound + shift }, theirs.first?.range.lowerBound]
            .compactMap(\.self).min()
        {
            let shiftBefore = shift
            var end = start
            var within: [FlagEdit] = []
            // Whatever touches becomes one edit.
            while true {
                if let edit = mine.first, edit.range.lowerBound + shift <= end {
                    end = Swift.max(end, edit.range.lowerBound + shift + edit.new.utf8.count)
                    shift += edit.new.utf8.count - edit.range.count
                    mine.removeFirst()
                } else if let edit = theirs.first, edit.range.lowerBound <= end {
                    end = Swift.max(end, edit.range.upperBound)
                    let range = edit.range.lowerBound - start..<edit.range.upperBound - start
                    within.append(FlagEdit(range: range, new: edit.new))
                    theirs.removeFirst()
                } else {
                    break
                }
            }
            let new = within.applied(to: [UInt8](result[start..<end]))
            combined.append(
                FlagEdit(range: start - shiftBefore..<end - shift, new: String(decoding: new, as: UTF8.self)))
        }
        return combined
    }
}

import Escaping

/// A line of a file as it can be shown, cut around a place in it, and where the mark under that place goes.
struct SourceExcerpt {
    let text: String
    /// Columns before the mark.
    let markOffset: Int
    /// Columns of the mark, at least 1.
    let markWidth: Int

    /// - Parameters:
    ///   - column: from 1, in Unicode scalars.
    ///   - length: in Unicode scalars.
    init(_ line: String, column: Int, length: Int, width: Int, ellipsis: String) {
        let width = max(width, 20)
        let parts = split(line, column: column, length: length, reach: 2 * width)
        let marked = truncateEnd(shown(parts.marked), to: width - 2 * ellipsis.count, ellipsis: ellipsis)
        let before = shown(parts.before)
        let after = shown(parts.after)

        let room = width - displayWidth(marked)
        let roomBefore = max(room / 2, room - displayWidth(after))
        let shownBefore = truncateStart(before, to: roomBefore, ellipsis: ellipsis)
        let shownAfter = truncateEnd(after, to: room - displayWidth(shownBefore), ellipsis: ellipsis)

        text = trimmedEnd(shownBefore + marked + shownAfter)
        markOffset = displayWidth(shownBefore)
        markWidth = max(1, displayWidth(marked))
    }
}

private typealias Scalars = Substring.UnicodeScalarView

/// The line before, at and after the mark; no more than `reach` scalars of each, so that a line of megabytes costs
/// no more than another.
private func split(
    _ line: String, column: Int, length: Int, reach: Int
) -> (before: Scalars, marked: Scalars, after: Scalars) {
    let scalars = line.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    func index(_ start: Scalars.Index, _ distance: Int) -> Scalars.Index {
        let limit = distance < 0 ? scalars.startIndex : scalars.endIndex
        return scalars.index(start, offsetBy: distance, limitedBy: limit) ?? limit
    }
    let start = index(scalars.startIndex, max(0, column - 1))
    let end = index(start, min(max(1, length), reach))
    return (scalars[index(start, -reach)..<start], scalars[start..<end], scalars[end..<index(end, reach)])
}

private func shown(_ scalars: Scalars) -> String {
    printable(String(Substring(scalars)).replacing("\t", with: "    "))
}

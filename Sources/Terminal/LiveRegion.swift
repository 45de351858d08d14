/// The lines at the bottom of a terminal that are drawn again and again, with the cursor below them.
///
/// The control sequences are those of https://invisible-island.net/xterm/ctlseqs/ctlseqs.html. Rows are erased one by
/// one, because some terminals keep a copy of what is erased in one go from the screen's top.
struct LiveRegion {
    private var drawnWidths: [Int] = []

    /// What to write so that `above` is printed for good and `lines` stand below it in place of the lines drawn before.
    mutating func redraw(above: [String], lines: [LiveLine], columns: Int) -> String {
        defer { drawnWidths = lines.map(\.width) }
        let rows = rowsTaken(columns)
        let fitsInPlace = above.isEmpty && lines.count == rows
        var frame = fitsInPlace ? moveUp(rows) : eraseUp(rows)
        if drawnWidths.isEmpty && !lines.isEmpty { frame += hideCursor }
        frame += above.map { $0 + "\n" }.joined()
        frame += draw(lines)
        if !drawnWidths.isEmpty && lines.isEmpty { frame += showCursor }
        return frame
    }

    /// A line that is longer than a window made narrower has been wrapped by the terminal into several rows.
    private func rowsTaken(_ columns: Int) -> Int {
        drawnWidths.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
    }

    private func moveUp(_ rows: Int) -> String { rows == 0 ? "" : "\r\u{1b}[\(rows)A" }

    private func eraseUp(_ rows: Int) -> String {
        rows == 0 ? "" : "\r" + eraseRow + String(repeating: "\u{1b}[A" + eraseRow, count: rows)
    }

    private func draw(_ lines: [LiveLine]) -> String {
        if lines.isEmpty { return "" }
        return wrapOff + lines.map { $0.text + eraseRestOfRow + "\n" }.joined() + eraseRestOfRow + wrapOn
    }
}

private let hideCursor = "\u{1b}[?25l"
let showCursor = "\u{1b}[?25h"
private let eraseRow = "\u{1b}[2K"
private let eraseRestOfRow = "\u{1b}[K"
/// Terminals differ in how wide they draw some characters; a line that is cut off is better than one that wraps.
private let wrapOff = "\u{1b}[?7l"
let wrapOn = "\u{1b}[?7h"

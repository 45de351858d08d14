@testable import Terminal

/// As much of a terminal as the display needs: what a person would see after all that was written.
struct VirtualTerminal {
    private struct Row {
        var cells: [Character] = []
        /// Whether the next row continues this one.
        var isWrapped = false
    }

    private var rows = [Row()]
    private var row = 0
    private var column = 0
    private var wraps = true
    private(set) var isCursorVisible = true
    private(set) var columns: Int

    init(columns: Int) { self.columns = columns }

    var lines: [String] {
        var texts = rows.map { trimmedEnd(String($0.cells.filter { $0 != rightHalf })) }
        while texts.last == "" { texts.removeLast() }
        return texts
    }

    mutating func write(_ text: String) {
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\u{1b}": control(&rest)
            case "\r": column = 0
            case "\n", "\r\n":
                column = 0
                moveDown()
            default: put(character)
            }
        }
    }

    /// Wraps what stands on the screen again, as most terminals do when their window is resized. The cursor must be at
    /// the start of a line.
    mutating func resize(columns newColumns: Int) {
        var reflowed: [Row] = []
        var line: [Character] = []
        var cursorRow = 0
        for (index, old) in rows.enumerated() {
            if index == row { cursorRow = reflowed.count }
            line += old.cells
            if old.isWrapped { continue }
            repeat {
                let part = line.prefix(newColumns)
                line.removeFirst(part.count)
                reflowed.append(Row(cells: Array(part), isWrapped: !line.isEmpty))
            } while !line.isEmpty
        }
        rows = reflowed
        row = cursorRow
        columns = newColumns
    }

    private mutating func moveDown() {
        row += 1
        if row == rows.count { rows.append(Row()) }
    }

    private mutating func put(_ character: Character) {
        let width = displayWidth(character)
        if column + width > columns {
            if wraps {
                rows[row].isWrapped = true
                column = 0
                moveDown()
            } else {
                column = columns - width
            }
        }
        let shown = [character] + Array(repeating: rightHalf, count: width - 1)
        while rows[row].cells.count < column + width { rows[row].cells.append(" ") }
        rows[row].cells.replaceSubrange(column..<(column + width), with: shown)
        column += width
    }

    private mutating func control(_ rest: inout Substring) {
        guard rest.popFirst() == "[" else { return }
        let parameters = rest.prefix { !$0.isLetter }
        rest.removeFirst(parameters.count)
        switch "\(parameters)\(rest.popFirst() ?? "?")" {
        case "?25l": isCursorVisible = false
        case "?25h": isCursorVisible = true
        case "?7l": wraps = false
        case "?7h": wraps = true
        case "2K": rows[row] = Row()
        case "K": eraseRestOfRow()
        case let up where up.hasSuffix("A"): row = max(0, row - (Int(parameters) ?? 1))
        default: break
        }
    }

    private mutating func eraseRestOfRow() {
        rows[row].cells.removeSubrange(min(column, rows[row].cells.count)...)
        rows[row].isWrapped = false
    }
}

/// Stands for the second column of a wide character.
private let rightHalf: Character = "\u{0}"

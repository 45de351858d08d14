import Escaping

/// Rows in aligned columns. Columns of numbers, sizes and durations are aligned to the right.
package struct Table: Sendable {
    private let header: [String]
    private let rows: [[String]]

    /// - Parameters:
    ///   - header: the columns' names.
    ///   - rows: the cells, as plain text, one for each column; a row may be shorter.
    package init(header: [String], rows: [[String]]) {
        self.header = header.map { printable($0) }
        self.rows = rows.map { row in row.map { printable($0) } }
    }

    /// Whole lines. On a terminal, cells are cut so that a line fits; a program gets them whole.
    package func text(for screen: Screen) -> String {
        var columns = columns
        if screen.isTerminal { shrink(&columns, to: screen.width - (columns.count - 1) * gap.count) }
        let ellipsis = screen.marks.ellipsis
        let head = screen.style.bold(line(header, columns, ellipsis))
        return ([head] + rows.map { line($0, columns, ellipsis) }).map { $0 + "\n" }.joined()
    }

    private var columns: [TableColumn] {
        header.indices.map { index in
            TableColumn(name: header[index], cells: rows.compactMap { index < $0.count ? $0[index] : nil })
        }
    }

    private func line(_ row: [String], _ columns: [TableColumn], _ ellipsis: String) -> String {
        trimmedEnd(zip(row, columns).map { $1.padded($0, ellipsis) }.joined(separator: gap))
    }
}

private let gap = "  "

/// Takes from the widest column until the widths fit, so that narrow columns stay whole.
private func shrink(_ columns: inout [TableColumn], to width: Int) {
    var excess = columns.reduce(0) { $0 + $1.width } - width
    while excess > 0, let widest = columns.indices.max(by: { columns[$0].width < columns[$1].width }),
        columns[widest].width > 1
    {
        columns[widest].width -= 1
        excess -= 1
    }
}

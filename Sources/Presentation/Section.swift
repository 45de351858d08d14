/// A part of what a comparison says: a table with its title.
package struct Section: Encodable {
    /// A cell, and whether what it says is good.
    package struct Cell: Encodable {
        package enum State: String, Encodable {
            case good, bad, unknown
        }

        package var text: String
        package var state: State?

        /// A cell; text without a state is neutral.
        package init(text: String, state: State? = nil) {
            self.text = text
            self.state = state
        }
    }

    package var title: String
    /// A sentence about the whole; nil where the table says all.
    var note: String?
    var header: [String]
    /// The columns of numbers, which are aligned to the right.
    var numeric: [Bool]
    var rows: [[Cell]]
    /// Whether a terminal shows each row as lines of their own, since its cells are long.
    var isList = false

    private enum CodingKeys: CodingKey {
        case title, note, header, numeric, rows
    }

    /// - Parameter numeric: the indices of the columns of numbers.
    package init(_ title: String, _ header: [String], numeric: Set<Int> = [], rows: [[Cell]], note: String? = nil) {
        self.title = title
        self.header = header
        self.numeric = header.indices.map(numeric.contains)
        self.rows = rows
        self.note = note
    }
}

extension Section.Cell: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(text: text) }
}

extension [Section.Cell] {
    /// Cells of plain texts.
    package init(_ texts: String...) { self = texts.map { Section.Cell(text: $0) } }
}

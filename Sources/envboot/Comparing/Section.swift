/// A part of what a comparison says: a table with its title.
struct Section: Encodable {
    /// A cell, and whether what it says is good.
    struct Cell: Encodable {
        enum State: String, Encodable {
            case good, bad, unknown
        }

        var text: String
        var state: State?
    }

    var title: String
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
    init(_ title: String, _ header: [String], numeric: Set<Int> = [], rows: [[Cell]], note: String? = nil) {
        self.title = title
        self.header = header
        self.numeric = header.indices.map(numeric.contains)
        self.rows = rows
        self.note = note
    }
}

extension Section.Cell: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) { self.init(text: text) }
}

extension [Section.Cell] {
    /// Cells of plain texts.
    init(_ texts: String...) { self = texts.map { Section.Cell(text: $0) } }
}

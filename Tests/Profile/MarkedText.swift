/// A text whose places of interest are between `⟪` and `⟫`, and the text without these.
struct MarkedText {
    /// A place on one line; the columns are counted in Unicode scalars from 1, the end is behind the last one.
    struct Place: Equatable {
        var line: Int
        var column: Int
        var endColumn: Int
    }

    var text = ""
    var places: [Place] = []

    init(_ marked: String) {
        var line = 1
        var column = 1
        var open: [Int] = []
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟪":
                open.append(places.count)
                places.append(Place(line: line, column: column, endColumn: column))
            case "⟫":
                if let index = open.popLast() { places[index].endColumn = column }
            default:
                text.unicodeScalars.append(scalar)
                column = scalar == "\n" ? 1 : column + 1
                line += scalar == "\n" ? 1 : 0
            }
        }
    }
}

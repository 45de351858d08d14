/// A place in a text.
public struct Mark: Hashable, Sendable, Comparable {
    /// The line, from 1.
    public var line: Int
    /// The column in characters (Unicode scalars), from 1.
    public var column: Int

    /// Makes a mark; the first character of a text is at line 1, column 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a text.
    public static let start = Mark(line: 1, column: 1)

    /// Whether one place comes before another.
    public static func < (left: Mark, right: Mark) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

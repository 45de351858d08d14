/// Colors a string for a terminal, or returns it unchanged without color support. Styles nest.
///
/// The result has marks in place of escape sequences: ``Screen/write(_:)`` inserts those, and shows sequences that
/// were in the string as text.
package struct Style: Sendable {
    private let hasColors: Bool

    /// - Parameter hasColors: false makes every style do nothing.
    package init(hasColors: Bool) { self.hasColors = hasColors }

    /// Bold.
    package func bold(_ text: String) -> String { text.between(.bold, .normalWeight, hasColors) }

    /// Less conspicuous than the rest.
    package func dim(_ text: String) -> String { text.between(.dim, .normalWeight, hasColors) }

    /// For failures.
    package func red(_ text: String) -> String { text.between(.red, .normalColor, hasColors) }

    /// For success.
    package func green(_ text: String) -> String { text.between(.green, .normalColor, hasColors) }

    /// For warnings.
    package func yellow(_ text: String) -> String { text.between(.yellow, .normalColor, hasColors) }

    /// For what is going on, and for hints.
    package func cyan(_ text: String) -> String { text.between(.cyan, .normalColor, hasColors) }
}

extension String {
    /// Each style ends with a mark that ends only itself, so that an outer one continues.
    fileprivate func between(_ start: StyleMark, _ end: StyleMark, _ hasColors: Bool) -> String {
        hasColors && !isEmpty ? start.text + self + end.text : self
    }
}

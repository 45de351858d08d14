/// Colours a string for a terminal, or leaves it as it is where there are no colours.
///
/// The string must be safe to show: foreign text goes through ``printable(_:)`` first. Styles nest.
public struct Style: Sendable {
    private let hasColors: Bool

    /// - Parameter hasColors: false makes every style do nothing.
    public init(hasColors: Bool) { self.hasColors = hasColors }

    /// Bold.
    public func bold(_ text: String) -> String { text.between(1, 22, hasColors) }

    /// Less conspicuous than the rest.
    public func dim(_ text: String) -> String { text.between(2, 22, hasColors) }

    /// For failures.
    public func red(_ text: String) -> String { text.between(31, 39, hasColors) }

    /// For success.
    public func green(_ text: String) -> String { text.between(32, 39, hasColors) }

    /// For warnings.
    public func yellow(_ text: String) -> String { text.between(33, 39, hasColors) }

    /// For what is going on, and for hints.
    public func cyan(_ text: String) -> String { text.between(36, 39, hasColors) }
}

extension String {
    /// Each style ends with the code that ends only itself, so that an outer one lasts.
    fileprivate func between(_ start: Int, _ end: Int, _ hasColors: Bool) -> String {
        hasColors && !isEmpty ? "\u{1b}[\(start)m\(self)\u{1b}[\(end)m" : self
    }
}

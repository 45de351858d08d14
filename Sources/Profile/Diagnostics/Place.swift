import YAML

/// Where something stands in the profile's text.
struct Place {
    let mark: Mark
    /// Just behind the last character.
    let end: Mark?

    init(mark: Mark, end: Mark?) {
        self.mark = mark
        self.end = end
    }

    init(of node: Node) {
        self.init(mark: node.mark, end: node.end)
    }

    /// The value of a mapping's entry; its key, where the value is empty or begins on a later line.
    init(of entry: Node.Entry) {
        let value = entry.value
        let isBesideKey = value.mark.line == entry.key.mark.line && value.mark != value.end
        self.init(of: isBesideKey ? value : entry.key)
    }

    static let start = Place(mark: .start, end: nil)
}

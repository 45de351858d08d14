import YAML

/// How two documents differ that were made from profiles which differ in one value.
struct Difference {
    /// Differences that are more than another scalar, by their place.
    var structural: [String] = []
    /// What stands in the second document where the first has another scalar.
    var scalars: [String] = []

    init(from old: [Node], to new: [Node]) {
        if old.count != new.count { structural.append("\(old.count) and \(new.count) documents") }
        for (old, new) in zip(old, new) { compare(old, new, at: "") }
    }

    private mutating func compare(_ old: Node, _ new: Node, at place: String) {
        switch (old.content, new.content) {
        case (.scalar(let first), .scalar(let second)):
            guard !first.text.unicodeScalars.elementsEqual(second.text.unicodeScalars) else { break }
            // Text that becomes a number, or nothing, is another structure.
            if old.string != nil, new.string == nil { structural.append("\(place) is no text any more") }
            scalars.append(second.text)
        case (.sequence(let first), .sequence(let second)) where first.count == second.count:
            for (index, pair) in zip(first, second).enumerated() { compare(pair.0, pair.1, at: "\(place)[\(index)]") }
        case (.mapping(let first), .mapping(let second)) where first.count == second.count:
            for (old, new) in zip(first, second) {
                compare(old.key, new.key, at: place + " key")
                compare(old.value, new.value, at: "\(place).\(old.key.text ?? "")")
            }
        default: structural.append("\(place) has another shape")
        }
    }
}

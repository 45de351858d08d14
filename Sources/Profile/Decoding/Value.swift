import YAML

/// A part of the profile's text that is about to become a part of the profile.
///
/// What it is asked for and is not becomes a problem of the context's, and the answer is nil.
struct Value {
    let node: Node
    /// The key of the mapping, or the index in the list, whose value this is.
    let key: String
    /// Such as `cluster.nodes[1].role`; empty for the whole profile.
    let path: String
    let place: Place
    let context: Context

    init(_ node: Node, key: String, path: String, place: Place, context: Context) {
        self.node = node
        self.key = key
        self.path = path
        self.place = place
        self.context = context
        context.record(place, of: path)
    }

    func error(_ message: String, hint: @autoclosure () -> String? = nil) {
        context.problems.error(message, at: place, hint: hint())
    }

    func warning(_ message: String, hint: @autoclosure () -> String? = nil) {
        context.problems.warning(message, at: place, hint: hint())
    }

    /// Says that the node is not what it should be, or that its tag says something that is not known.
    func errorExpected(_ expected: String, hint: String? = nil) {
        if let tag = node.tag, node.scalarValue == nil {
            let short = tag.hasPrefix(Self.coreTags) ? "!!" + tag.dropFirst(Self.coreTags.count) : tag
            error("the tag '\(short)' cannot be used here", hint: "leave it out")
        } else {
            error("expected \(expected), found \(found)", hint: hint)
        }
    }

    static let coreTags = "tag:yaml.org,2002:"

    private var found: String {
        switch node.content {
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .scalar: break
        }
        return switch node.scalarValue {
        case .bool(let value): String(value)
        case .int, .float: "a number"
        case .string: "text"
        case .null, nil: "nothing"
        }
    }
}

/// Puts events together to nodes, within limits.
struct Composer: ~Copyable {
    /// A node with what it counts for when an alias repeats it.
    private struct Measured {
        let node: Node
        /// The nodes in it, itself included.
        var count = 1
        /// The bytes of its scalars and tags.
        var bytes = 0
        /// The levels of sequences and mappings in it, itself included.
        var height = 0
    }

    private var events: EventReader
    private let limits: ParseLimits
    private let file: String
    private var anchors: [String: Measured] = [:]
    private var openAnchors: [String] = []
    private var count = 0
    private var bytes = 0

    init(events: consuming EventReader, limits: ParseLimits, file: String) {
        self.events = events
        self.limits = limits
        self.file = file
    }

    mutating func documents() throws(ParseError) -> [Node] {
        var documents: [Node] = []
        while case .documentStart = try events.next().kind {
            anchors = [:]
            documents.append(try node(try events.next(), depth: 0).node)
            _ = try events.next()
        }
        return documents
    }

    /// The node that begins with an event, inside of `depth` sequences and mappings.
    private mutating func node(_ event: Event, depth: Int) throws(ParseError) -> Measured {
        if case .alias(let name) = event.kind { return try repeated(name, event, depth: depth) }
        try add(1, bytes: event.textBytes, at: event)
        if let anchor = event.anchor { openAnchors.append(anchor) }
        let node = try content(event, depth: depth)
        if let anchor = event.anchor {
            openAnchors.removeLast()
            anchors[anchor] = node
        }
        return node
    }

    private mutating func content(_ event: Event, depth: Int) throws(ParseError) -> Measured {
        switch event.kind {
        case .scalar(let scalar):
            return Measured(
                node: Node(.scalar(scalar), tag: event.tag, mark: event.mark, end: event.end), bytes: event.textBytes)
        case .sequenceStart: return try sequence(event, depth: depth + 1)
        default: return try mapping(event, depth: depth + 1)
        }
    }

    private mutating func sequence(_ start: Event, depth: Int) throws(ParseError) -> Measured {
        try check(depth: depth, at: start)
        var items: [Measured] = []
        while true {
            let event = try events.next()
            if case .end = event.kind {
                return Self.measured(.sequence(items.map(\.node)), of: items, from: start, to: event)
            }
            items.append(try node(event, depth: depth))
        }
    }

    private mutating func mapping(_ start: Event, depth: Int) throws(ParseError) -> Measured {
        try check(depth: depth, at: start)
        var entries: [Node.Entry] = []
        var parts: [Measured] = []
        while true {
            let event = try events.next()
            if case .end = event.kind { return Self.measured(.mapping(entries), of: parts, from: start, to: event) }
            let key = try node(event, depth: depth)
            let value = try node(try events.next(), depth: depth)
            entries.append(Node.Entry(key: key.node, value: value.node))
            parts += [key, value]
        }
    }

    private static func measured(
        _ content: Node.Content, of parts: [Measured], from start: Event, to end: Event
    ) -> Measured {
        Measured(
            node: Node(content, tag: start.tag, mark: start.mark, end: end.end),
            count: parts.reduce(1) { $0 + $1.count }, bytes: parts.reduce(start.textBytes) { $0 + $1.bytes },
            height: 1 + (parts.map(\.height).max() ?? 0))
    }

    private mutating func repeated(_ name: String, _ alias: Event, depth: Int) throws(ParseError) -> Measured {
        if openAnchors.contains(name) {
            throw error(.recursiveAlias, "the alias '*\(name)' stands inside of what it names", at: alias)
        }
        guard let node = anchors[name] else {
            throw error(
                .undefinedAlias, "no anchor '&\(name)' comes before this alias", at: alias,
                hint: "put the value in quotes if it is text that begins with '*'")
        }
        try add(node.count, bytes: node.bytes, at: alias)
        try check(depth: depth + node.height, at: alias)
        return node
    }

    private mutating func add(_ nodes: Int, bytes: Int, at event: Event) throws(ParseError) {
        count += nodes
        self.bytes += bytes
        guard count <= limits.nodes else {
            throw error(.tooManyNodes, "more than \(limits.nodes) values, aliases replaced", at: event)
        }
        guard self.bytes <= limits.repeatedBytes else {
            throw error(.tooBig, "more than \(limits.repeatedBytes) bytes, aliases replaced", at: event)
        }
    }

    private func check(depth: Int, at event: Event) throws(ParseError) {
        guard depth <= limits.depth else {
            throw error(.tooDeep, "more than \(limits.depth) lists and mappings inside one another", at: event)
        }
    }

    private func error(_ kind: ParseError.Kind, _ message: String, at event: Event, hint: String? = nil) -> ParseError {
        ParseError(kind: kind, file: file, mark: event.mark, end: event.end, message: message, hint: hint)
    }
}

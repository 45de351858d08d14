import CLibYAML

/// Writes documents as YAML in block style, separated by `---`.
///
/// Scalars keep their style and plain text is untouched, save where YAML cannot write a text in that style: it is then
/// quoted. Comments and anchors are not kept; they are not in the nodes.
package func emit(_ documents: [Node]) -> String {
    var writer = EventWriter()
    for (index, document) in documents.enumerated() {
        writer.startDocument(isMarked: index > 0 || document.isEmpty)
        writer.write(document)
        writer.endDocument()
    }
    return writer.finish()
}

extension Node {
    /// Whether the node is written as no text at all.
    fileprivate var isEmpty: Bool { isNull && text == "" }
}

extension EventWriter {
    fileprivate mutating func write(_ node: Node) {
        switch node.content {
        case .scalar(let scalar): write(scalar, tag: node.tag)
        case .sequence(let items):
            startSequence(tag: node.tag)
            for item in items { write(item) }
            endSequence()
        case .mapping(let entries):
            startMapping(tag: node.tag)
            for entry in entries {
                write(entry.key)
                write(entry.value)
            }
            endMapping()
        }
    }
}

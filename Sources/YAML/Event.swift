import CLibYAML

/// What libyaml reports while it reads a text.
struct Event {
    enum Kind {
        case documentStart
        case scalar(Node.Scalar)
        case sequenceStart
        case mappingStart
        case alias(String)
        /// The end of a sequence, a mapping, or a document.
        case end
        case streamEnd
    }

    let kind: Kind
    var anchor: String?
    var tag: String?
    let mark: Mark
    let end: Mark

    /// The bytes of a scalar and of a tag.
    var textBytes: Int {
        guard case .scalar(let scalar) = kind else { return tag?.utf8.count ?? 0 }
        return scalar.text.utf8.count + (tag?.utf8.count ?? 0)
    }
}

extension Event {
    /// Copies what is wanted of libyaml's event; nil for the start of the stream, which says nothing.
    init?(_ event: yaml_event_t) {
        switch event.type {
        case YAML_STREAM_START_EVENT: return nil
        case YAML_STREAM_END_EVENT: kind = .streamEnd
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_ALIAS_EVENT:
            kind = .alias(String(libyaml: event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            kind = .scalar(Node.Scalar(event))
            anchor = String(libyaml: event.data.scalar.anchor)
            tag = String(libyaml: event.data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            anchor = String(libyaml: event.data.sequence_start.anchor)
            tag = String(libyaml: event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            anchor = String(libyaml: event.data.mapping_start.anchor)
            tag = String(libyaml: event.data.mapping_start.tag)
        default: kind = .end
        }
        mark = Mark(event.start_mark)
        end = Mark(event.end_mark)
    }
}

extension Node.Scalar {
    fileprivate init(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        self.init(text: String(decoding: bytes, as: UTF8.self), style: Node.Style(scalar.style))
    }
}

extension Node.Style {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}

extension Mark {
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}

extension String {
    init?(libyaml text: UnsafePointer<yaml_char_t>?) {
        guard let text else { return nil }
        self.init(cString: text)
    }
}

extension String {
    init?(libyaml text: UnsafePointer<CChar>?) {
        guard let text else { return nil }
        self.init(cString: text)
    }
}

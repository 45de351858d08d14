import CLibYAML

/// Writes a text event by event; owns libyaml's emitter and the text that it writes.
struct EventWriter: ~Copyable {
    private final class Output {
        var bytes: [UInt8] = []
    }

    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    private let output = Output()

    init() {
        emitter = .allocate(capacity: 1)
        precondition(yaml_emitter_initialize(emitter) == 1, "out of memory")
        yaml_emitter_set_unicode(emitter, 1)
        yaml_emitter_set_width(emitter, -1)
        yaml_emitter_set_output(
            emitter,
            { output, bytes, count in
                guard let output, let bytes else { return 0 }
                Unmanaged<Output>.fromOpaque(output).takeUnretainedValue()
                    .bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                return 1
            }, Unmanaged.passUnretained(output).toOpaque())
        emit { yaml_stream_start_event_initialize(&$0, YAML_UTF8_ENCODING) }
    }

    deinit {
        yaml_emitter_delete(emitter)
        emitter.deallocate()
    }

    mutating func startDocument(isMarked: Bool) {
        emit { yaml_document_start_event_initialize(&$0, nil, nil, nil, isMarked ? 0 : 1) }
    }

    mutating func endDocument() {
        emit { yaml_document_end_event_initialize(&$0, 1) }
    }

    mutating func write(_ scalar: Node.Scalar, tag: String?) {
        let isTagLeftOut: Int32 = tag == nil ? 1 : 0
        var text = scalar.text
        text.withUTF8 { text in
            withTag(tag) { tag in
                emit {
                    yaml_scalar_event_initialize(
                        &$0, nil, tag, text.baseAddress, Int32(text.count), isTagLeftOut, isTagLeftOut,
                        scalar.style.libyaml)
                }
            }
        }
    }

    mutating func startSequence(tag: String?) {
        withTag(tag) { pointer in
            emit {
                yaml_sequence_start_event_initialize(&$0, nil, pointer, tag == nil ? 1 : 0, YAML_BLOCK_SEQUENCE_STYLE)
            }
        }
    }

    mutating func endSequence() {
        emit { yaml_sequence_end_event_initialize(&$0) }
    }

    mutating func startMapping(tag: String?) {
        withTag(tag) { pointer in
            emit {
                yaml_mapping_start_event_initialize(&$0, nil, pointer, tag == nil ? 1 : 0, YAML_BLOCK_MAPPING_STYLE)
            }
        }
    }

    mutating func endMapping() {
        emit { yaml_mapping_end_event_initialize(&$0) }
    }

    consuming func finish() -> String {
        emit { yaml_stream_end_event_initialize(&$0) }
        return String(decoding: output.bytes, as: UTF8.self)
    }

    // The events come from nodes, in an order that is right by construction: only a lack of memory is left to fail.
    private func emit(_ initialize: (inout yaml_event_t) -> Int32) {
        var event = yaml_event_t()
        precondition(initialize(&event) == 1 && yaml_emitter_emit(emitter, &event) == 1, "out of memory")
    }

    private func withTag(_ tag: String?, _ body: (UnsafePointer<UInt8>?) -> Void) {
        guard var tag, !tag.isEmpty else { return body(nil) }
        tag.append("\0")
        tag.withUTF8 { body($0.baseAddress) }
    }
}

extension Node.Style {
    fileprivate var libyaml: yaml_scalar_style_t {
        switch self {
        case .plain: YAML_PLAIN_SCALAR_STYLE
        case .singleQuoted: YAML_SINGLE_QUOTED_SCALAR_STYLE
        case .doubleQuoted: YAML_DOUBLE_QUOTED_SCALAR_STYLE
        case .literal: YAML_LITERAL_SCALAR_STYLE
        case .folded: YAML_FOLDED_SCALAR_STYLE
        }
    }
}

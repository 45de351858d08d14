import CLibYAML

/// Reads a text's events one by one; owns libyaml's parser and the text that it points into.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    private let file: String

    init(_ bytes: ArraySlice<UInt8>, file: String) {
        self.file = file
        text = .allocate(capacity: bytes.count)
        _ = text.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        precondition(yaml_parser_initialize(parser) == 1, "out of memory")
        // Else libyaml would take a text with a UTF-16 byte order mark.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    mutating func next() throws(ParseError) -> Event {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else {
                throw ParseError(parser.pointee, text: UnsafeBufferPointer(text), file: file)
            }
            defer { yaml_event_delete(&event) }
            if let event = Event(event) { return event }
        }
    }
}

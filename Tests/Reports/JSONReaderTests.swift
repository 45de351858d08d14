import Testing

@testable import Reports

@Suite("Reading JSON value by value")
struct JSONReaderTests {
    private func string(_ text: String) throws -> String {
        var json = JSONReader(ByteSource(Array(text.utf8)))
        return try json.string()
    }

    @Test(
        "A text is read with its escapes resolved",
        arguments: [
            (#""""#, ""), (#""a b""#, "a b"), (#""a\"b\\c\/d""#, #"a"b\c/d"#), (#""\n\t\r\b\f""#, "\n\t\r\u{8}\u{c}"),
            (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\ude00!""#, "😀!"), (#""\ud83d""#, "\u{FFFD}"),
            (#""\ud83d\u0041""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), ("null", ""), (" \n\"ü\"", "ü"),
        ])
    func texts(json: String, text: String) throws {
        #expect(try string(json) == text)
    }

    @Test("What is no text is refused", arguments: ["", "7", "\"", #""\x""#, #""\u12""#, #""\u12g4""#, "[", "nul"])
    func noTexts(json: String) {
        #expect(throws: SyntaxError.self) { try string(json) }
    }

    @Test("Numbers are read whole, and null is the empty value of each kind")
    func values() throws {
        var json = JSONReader(ByteSource(Array("[-12, 3.9, 1e3, null, true, null, null, {\"a\": null}]".utf8)))
        var read: [Int] = []
        var index = 0
        try json.array { json in
            switch index {
            case 0...3: read.append(try json.integer())
            case 4, 5: read.append(try json.bool() ? 1 : 0)
            case 6: read.append(try json.strings().count)
            default: try json.object { json, key in read.append(key == "a" ? try json.strings().count : -1) }
            }
            index += 1
        }
        #expect(read == [-12, 3, 1000, 0, 1, 0, 0, 0])
        #expect(try json.isAtEnd())
    }

    @Test("What is skipped may be anything, but not without end")
    func skipping() throws {
        for text in [#"{"a":[1,{"b":"]}"}],"c":null}"#, "[[],[{}]]", "-1.5e7", "\"]\"", "true"] {
            var json = JSONReader(ByteSource(Array("[\(text),5]".utf8)))
            var numbers: [Int] = []
            var isFirst = true
            try json.array { json in
                if isFirst { try json.skip() } else { numbers.append(try json.integer()) }
                isFirst = false
            }
            #expect(numbers == [5], "\(text)")
        }
        for text in [String(repeating: "[", count: 5000), "[[1]", "}", ""] {
            var json = JSONReader(ByteSource(Array(text.utf8)))
            #expect(throws: SyntaxError.self, "\(text.prefix(5))") { try json.skip() }
        }
    }

    @Test(
        "A time is read to the nanosecond, in any zone; Go's zero time is none",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500_000_000), ("1970-01-01T01:00:00+01:00", 0),
            ("1969-12-31T18:30:01-05:30", 1_000_000_000), ("2026-11-21T12:42:23.720092418Z", 1_795_264_943_720_092_418),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000_000_000), ("0001-01-01T00:00:00Z", nil), ("", nil),
            ("2026-11-21", nil), ("2026-11-21T12:42:23.Z", nil), ("yesterday at some time", nil),
        ])
    func times(text: String, nanoseconds: Int?) {
        #expect(Timestamp.nanoseconds(text) == nanoseconds)
    }
}
